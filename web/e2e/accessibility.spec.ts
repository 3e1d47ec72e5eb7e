import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import {
  cardLinks,
  en,
  enter,
  enterAndLike,
  expect,
  expectNoSidewaysScroll,
  picks,
  someProduct,
  test,
} from './shop'

const pages: Record<string, (page: Page) => Promise<void>> = {
  'the doors': async (page) => {
    await page.goto('/')
    await expect(page.getByRole('heading', { name: en.doors.title })).toBeVisible()
  },
  'the strip and what is popular': enter,
  'the personal feed': (page) => enterAndLike(page, 3),
  'a product': async (page) => {
    await enterAndLike(page, 2)
    await cardLinks(page).first().click()
    await expect(
      page.getByRole('region', { name: en.shelves.look }).getByRole('link').first(),
    ).toBeVisible()
  },
  'a product opened from outside': async (page) => {
    await page.goto(`/product/${encodeURIComponent(await someProduct(page))}`)
    await expect(
      page.getByRole('region', { name: en.shelves.look }).getByRole('link').first(),
    ).toBeVisible()
  },
  browse: async (page) => {
    await page.goto('/browse')
    await expect(page.getByRole('main').getByRole('article').first()).toBeVisible()
    await page
      .getByRole('group', { name: en.filter.departments })
      .getByRole('button')
      .nth(1)
      .click()
    await expect(page.getByRole('group', { name: en.filter.categories })).toBeVisible()
  },
  'an empty search': async (page) => {
    await page.goto('/browse?q=zzqqxx')
    await expect(page.getByRole('heading', { name: en.browse.empty })).toBeVisible()
  },
  likes: async (page) => {
    await enter(page)
    await picks(page).first().click()
    await page.goto('/likes')
    await page.getByRole('button', { name: en.likes.forget }).click()
  },
  'no likes': (page) => page.goto('/likes').then(() => undefined),
  'a wrong address': (page) => page.goto('/nowhere').then(() => undefined),
}

test.use({ contextOptions: { reducedMotion: 'reduce' } })

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [name, open] of Object.entries(pages)) {
    test(`${name}: no barriers, in ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await open(page)
      await expectNoSidewaysScroll(page)
      const { violations } = await new AxeBuilder({ page }).analyze()
      const told = violations.map(({ id, help, nodes }) => ({
        id,
        help,
        nodes: nodes.slice(0, 3).map((node) => node.html),
      }))
      expect(told).toEqual([])
    })
  }
}

test('a chosen theme is kept and applied before the page is drawn', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/likes')
  const paper = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  const light = await paper()
  const button = page.getByRole('button', { name: /^Colours: / })
  await button.click()
  await button.click()
  await expect(button).toHaveAccessibleName(en.theme.label(en.theme.dark))
  const dark = await paper()
  expect(dark).not.toBe(light)
  await page.reload({ waitUntil: 'commit' })
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  // The page is committed before its style sheet has come.
  await expect.poll(paper).toBe(dark)
})
