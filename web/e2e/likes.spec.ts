import { en, enterAndLike, expect, test } from './shop'

test('without likes the page says how to begin', async ({ page }) => {
  await page.goto('/likes')
  await expect(page.getByRole('heading', { name: en.likes.empty })).toBeVisible()
  await page.getByRole('link', { name: en.likes.start }).click()
  await expect(page).toHaveURL(/\/$/)
})

test('likes can be taken back, and everything forgotten and brought back', async ({ page }) => {
  await enterAndLike(page, 3)
  await page
    .getByRole('navigation', { name: en.nav.label })
    .getByRole('link', { name: 'Likes' })
    .click()
  const liked = page.getByRole('main').getByRole('article')
  await expect(liked).toHaveCount(3)
  await liked.first().getByRole('button').click()
  await expect(liked).toHaveCount(2)
  await page.getByRole('button', { name: en.likes.forget }).click()
  await page.getByRole('button', { name: en.likes.forgetYes }).click()
  await expect(page.getByRole('heading', { name: en.likes.empty })).toBeVisible()
  await page.getByRole('button', { name: en.tray.undo }).click()
  await expect(liked).toHaveCount(2)
})
