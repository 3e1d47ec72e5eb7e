import type { Page } from '@playwright/test'
import { cardLinks, cards, en, enterAndLike, expect, feed, order, test, tray } from './shop'

test.beforeEach(async ({ page }) => {
  await enterAndLike(page, 3)
  await page.getByRole('button', { name: en.picks.done }).click()
})

test('a liked card leaves the feed for the tray', async ({ page }) => {
  const card = cards(page).nth(1)
  const href = (await card.getByRole('link').getAttribute('href')) ?? ''
  await card.getByRole('button', { name: /^Like / }).click()
  await expect(async () => expect(await order(page)).not.toContain(href)).toPass({
    timeout: 10_000,
  })
  await expect(tray(page)).toContainText('You like')
})

test('a hidden card goes at once and stays away, until it is undone', async ({ page }) => {
  const card = cards(page).nth(1)
  const href = (await card.getByRole('link').getAttribute('href')) ?? ''
  await card.hover()
  await card.getByRole('button', { name: /^Not for me/ }).click()
  await expect(async () => expect(await order(page)).not.toContain(href)).toPass({
    timeout: 10_000,
  })
  await page.reload()
  await expect(cards(page).first()).toBeVisible()
  expect(await order(page)).not.toContain(href)
  await page.goto('/likes')
  await page.getByRole('button', { name: /^Bring back/ }).click()
  await page.goto('/')
  await expect(async () => expect(await order(page)).toContain(href)).toPass({ timeout: 10_000 })
})

test('a category narrows the feed, and its address can be shared', async ({ page }) => {
  const pills = feed(page).getByRole('group', { name: en.filter.categories })
  const pill = pills.getByRole('button').nth(1)
  const category = (await pill.innerText()).trim()
  await pill.click()
  await expect(page).toHaveURL(new RegExp('category='))
  await expect(() => onlyOf(page, category)).toPass()
  await page.reload()
  await expect(pills.getByRole('button', { name: category, exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await expect(() => onlyOf(page, category)).toPass()
})

/** That the feed shows products, and of one category alone, as the shop itself describes them. */
async function onlyOf(page: Page, category: string): Promise<void> {
  const shown = (await order(page)).slice(0, 12)
  expect(shown.length).toBeGreaterThan(0)
  for (const href of shown) {
    const answer = await page.request.get(`/v1/products/${href.split('/').at(-1) ?? ''}`)
    const product = (await answer.json()) as { categories: string[] }
    expect(product.categories.at(-1)).toBe(category)
  }
}

test('departments can be added and taken away', async ({ page }) => {
  const tabs = feed(page).getByRole('group', { name: en.filter.departments }).getByRole('button')
  test.skip((await tabs.count()) < 4, 'needs three departments')
  const second = tabs.nth(2)
  await second.click()
  await expect(tabs.nth(1)).toHaveAttribute('aria-pressed', 'true')
  await expect(second).toHaveAttribute('aria-pressed', 'true')
  await tabs.nth(1).click()
  await expect(tabs.nth(1)).toHaveAttribute('aria-pressed', 'false')
  await page.reload()
  await expect(second).toHaveAttribute('aria-pressed', 'true')
})

test('more pieces come as the shopper scrolls, and the place is kept on the way back', async ({
  page,
}) => {
  const first = await cards(page).count()
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
  await expect(async () => expect(await cards(page).count()).toBeGreaterThan(first)).toPass()
  const link = cardLinks(page).nth(first + 1)
  await link.scrollIntoViewIfNeeded()
  await page.waitForTimeout(300)
  const before = await page.evaluate(() => scrollY)
  expect(before).toBeGreaterThan(500)
  await link.click()
  await expect(page).toHaveURL(/\/product\//)
  await expect(async () => expect(await page.evaluate(() => scrollY)).toBe(0)).toPass()
  await page.goBack()
  await expect(async () => {
    const now = await page.evaluate(() => scrollY)
    expect(Math.abs(now - before)).toBeLessThan(40)
  }).toPass({ timeout: 10_000 })
})
