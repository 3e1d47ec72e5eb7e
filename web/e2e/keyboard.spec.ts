import type { Locator, Page } from '@playwright/test'
import { cardLinks, en, expect, feed, picks, test, tray, personal } from './shop'

async function tabTo(page: Page, target: Locator, most = 60): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('the keyboard does not reach it')
}

test('the whole journey needs no mouse', async ({ page, isMobile }) => {
  test.skip(isMobile, 'a phone has no Tab key')
  await page.goto('/')
  const door = page.getByRole('main').getByRole('list').getByRole('button').first()
  await expect(door).toBeVisible()

  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: en.skip })).toBeFocused()
  await expect(page.getByRole('link', { name: en.skip })).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.locator('#main')).toBeFocused()

  await tabTo(page, door)
  await page.keyboard.press('Enter')
  await expect(picks(page).first()).toBeVisible()

  await tabTo(page, picks(page).first())
  await page.keyboard.press('Space')
  await expect(picks(page).first()).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(feed(page).getByRole('heading', { name: en.feed.forYou })).toBeVisible()
  await expect(feed(page).getByText(personal).first()).toBeVisible()

  await tabTo(page, cardLinks(page).first())
  const outline = await page
    .locator('article:has(a:focus-visible)')
    .evaluate((card) => getComputedStyle(card).outlineStyle)
  expect(outline).toBe('solid')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()

  const like = page
    .getByRole('article')
    .first()
    .getByRole('button', { name: /^Like / })
  await tabTo(page, like)
  await page.keyboard.press('Space')
  await expect(like).toHaveAttribute('aria-pressed', 'true')

  await tabTo(page, tray(page).getByRole('button', { name: en.tray.undo }), 120)
  await page.keyboard.press('Enter')
  await expect(like).toHaveAttribute('aria-pressed', 'false')

  await page.goBack()
  await expect(feed(page)).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the search field shows that it has the focus, in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await page.goto('/')
    const field = page.getByRole('searchbox')
    await field.focus()
    const ring = await field.evaluate((element) => {
      const style = getComputedStyle(element)
      const paper = getComputedStyle(document.documentElement).backgroundColor
      const { outlineStyle, outlineWidth, outlineColor } = style
      return { outlineStyle, outlineWidth, isSeen: outlineColor !== paper }
    })
    expect(ring).toEqual({ outlineStyle: 'solid', outlineWidth: '2px', isSeen: true })
  })
}
