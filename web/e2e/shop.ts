import { test as base, expect, type Locator, type Page } from '@playwright/test'
import { en } from '../src/lib/messages/en'

interface Options {
  /** Console messages that a test provokes on purpose. */
  forgiven: RegExp | undefined
}

/** A test in which any error on the console or in a script is a failure. */
export const test = base.extend<Options & { watched: undefined }>({
  forgiven: [undefined, { option: true }],
  watched: [
    async ({ page, forgiven }, use) => {
      const errors: string[] = []
      const note = (message: string) => {
        if (!forgiven?.test(message)) errors.push(message)
      }
      page.on('pageerror', (error) => note(`${error.name}: ${error.message}`))
      page.on('console', (message) => {
        if (message.type() === 'error') note(`${message.text()} ${message.location().url}`)
      })
      await use(undefined)
      expect(errors, 'errors on the console').toEqual([])
    },
    { auto: true },
  ],
})

export { en, expect }

/** The browser's own words for an answer that failed, which no script can prevent. */
export const failedLoads = /Failed to load resource/

/** How the reason of a recommendation begins that follows from what the shopper likes. */
export const personal = /because|looks like/i

export const feed = (page: Page): Locator =>
  page.getByRole('region', { name: new RegExp(`^(${en.feed.forYou}|${en.feed.popular})$`) })

export const cards = (page: Page): Locator => feed(page).locator('ol > li > article')

export const cardLinks = (page: Page): Locator => cards(page).getByRole('link')

export const picks = (page: Page): Locator =>
  page.getByRole('region', { name: en.picks.title }).getByRole('list').getByRole('button')

export const tray = (page: Page): Locator =>
  page.getByRole('complementary', { name: en.tray.label })

/** The products of the feed in the order in which they stand. */
export const order = (page: Page): Promise<string[]> =>
  cardLinks(page).evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))

/** The order once no answer changes it any more: the same for half a second. */
export async function settledOrder(page: Page): Promise<string[]> {
  let last: string[] = []
  await expect(async () => {
    const before = last
    await page.waitForTimeout(500)
    last = await order(page)
    expect(last.length).toBeGreaterThan(6)
    expect(last).toEqual(before)
  }).toPass()
  return last
}

/** A first visit: through the first door, to the strip and the feed. */
export async function enter(page: Page): Promise<void> {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1, name: en.doors.title })).toBeVisible()
  await page.getByRole('main').getByRole('list').getByRole('button').first().click()
  await expect(cards(page).first()).toBeVisible()
  await expect(picks(page).first()).toBeVisible()
}

/** A first visit on which some pieces of the strip are liked, and the feed has followed. */
export async function enterAndLike(page: Page, count = 2): Promise<void> {
  await enter(page)
  for (let index = 0; index < count; index += 1) {
    await picks(page).nth(index).click()
    await expect(picks(page).nth(index)).toHaveAttribute('aria-pressed', 'true')
  }
  await expect(feed(page).getByRole('heading', { name: en.feed.forYou })).toBeVisible()
  await expect(cards(page).filter({ hasText: personal }).first()).toBeVisible()
}

/** The id of some product of the shop that has a picture. */
export async function someProduct(page: Page, index = 0): Promise<string> {
  const answer = await page.request.get('/v1/products?limit=60')
  const { products } = (await answer.json()) as { products: { id: string; image: string | null }[] }
  const pictured = products.filter((product) => product.image)
  const product = pictured[index]
  if (!product) throw new Error('the demo shop has too few products with pictures')
  return product.id
}

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const excess = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(excess, 'pixels that the page is wider than the window').toBeLessThanOrEqual(0)
  // A list whose cards fly hides what reaches beyond the window: nothing that has landed may.
  const hidden = () =>
    page
      .locator('.flight > li')
      .evaluateAll(
        (items) =>
          items.filter((item) => item.getBoundingClientRect().right > innerWidth + 1).length,
      )
  await expect.poll(hidden, { message: 'cards cut off by the window' }).toBe(0)
}
