import type { Page, Route } from '@playwright/test'
import {
  cards,
  en,
  enter,
  enterAndLike,
  expect,
  expectNoSidewaysScroll,
  failedLoads,
  feed,
  order,
  picks,
  someProduct,
  test,
} from './shop'

test.use({ forgiven: failedLoads })

const broken = (route: Route) =>
  route.fulfill({
    status: 503,
    contentType: 'application/problem+json',
    body: JSON.stringify({ type: 'about:blank', title: 'Unavailable', status: 503 }),
  })

const choose = (page: Page) =>
  page.addInitScript(() =>
    localStorage.setItem(
      'lookbook.preferences',
      JSON.stringify({ theme: 'system', departments: [] }),
    ),
  )

/** What the server has stored of this browser's visitor, sooner or later. */
async function expectStoredLikes(page: Page, count: number): Promise<void> {
  const user = await page.evaluate(
    () => JSON.parse(localStorage.getItem('lookbook.visitor') ?? '""') as string,
  )
  await expect(async () => {
    const answer = await page.request.get(`/v1/users/${user}/history`)
    const { history } = (await answer.json()) as { history: { kind: string }[] }
    expect(history.filter((event) => event.kind === 'like')).toHaveLength(count)
  }).toPass({ timeout: 20_000 })
}

test('a slow server shows the shape of what is coming', async ({ page }) => {
  await choose(page)
  await page.route('**/v1/recommendations', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500))
    await route.continue()
  })
  await page.goto('/')
  await expect(feed(page)).toHaveAttribute('aria-busy', 'true')
  await expect(feed(page).locator('ol > li')).not.toHaveCount(0)
  await expect(cards(page)).toHaveCount(0)
  await expect(cards(page).first()).toBeVisible()
  await expect(feed(page)).toHaveAttribute('aria-busy', 'false')
})

test('a failing server says so, and another try helps', async ({ page }) => {
  await choose(page)
  await page.route('**/v1/recommendations', broken)
  await page.goto('/')
  await expect(page.getByRole('heading', { name: en.failure.server })).toBeVisible()
  await page.unroute('**/v1/recommendations')
  await page.getByRole('button', { name: en.failure.retry }).click()
  await expect(cards(page).first()).toBeVisible()
})

test('a server that fails everywhere leaves no page blank', async ({ page }) => {
  await page.route('**/v1/**', broken)
  const id = await someProduct(page)
  for (const address of ['/', '/browse', `/product/${encodeURIComponent(id)}`]) {
    await page.goto(address)
    await expect(page.getByRole('heading', { name: en.failure.server })).toBeVisible()
    await expect(page.getByRole('button', { name: en.failure.retry })).toBeVisible()
  }
})

test('when only the rearranging fails, the old feed stays and the like is kept', async ({
  page,
}) => {
  await enter(page)
  const before = await order(page)
  await page.route('**/v1/recommendations', broken)
  await picks(page).first().click()
  await expect(page.getByRole('alert')).toContainText(en.feed.stale)
  expect(await order(page)).toEqual(before)
  await expect(picks(page).first()).toHaveAttribute('aria-pressed', 'true')
  await page.unroute('**/v1/recommendations')
  await page.getByRole('alert').getByRole('button').click()
  await expect(async () => expect(await order(page)).not.toEqual(before)).toPass({
    timeout: 10_000,
  })
})

test('a shelf that fails does not take the product with it', async ({ page }) => {
  const id = await someProduct(page)
  await page.route('**/similar?relation=look*', broken)
  await page.goto(`/product/${encodeURIComponent(id)}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('alert')).toContainText(en.failure.shelf)
  await page.unroute('**/similar?relation=look*')
  await page.getByRole('alert').getByRole('button').click()
  const shelf = page.getByRole('region', { name: en.shelves.look })
  await expect(shelf.getByRole('link').first()).toBeVisible()
})

test('offline the shop keeps what it has, and catches up later', async ({ page, context }) => {
  await enterAndLike(page, 1)
  await page.waitForTimeout(2500)
  const before = await order(page)
  await context.setOffline(true)
  await expect(page.getByText(en.failure.offlineBanner)).toBeVisible()
  await picks(page).nth(2).click()
  await expect(picks(page).nth(2)).toHaveAttribute('aria-pressed', 'true')
  expect(await order(page)).toEqual(before)
  await context.setOffline(false)
  await expect(page.getByText(en.failure.offlineBanner)).toBeHidden()
  await expect(async () => expect(await order(page)).not.toEqual(before)).toPass({
    timeout: 10_000,
  })
  await expectStoredLikes(page, 2)
})

test('what was liked while the server was down arrives at the next visit', async ({ page }) => {
  await enter(page)
  await page.route('**/v1/events', (route) => route.abort())
  // A route does not see what the browser sends after the page has gone; this is what the page sees of it.
  await page.evaluate(() => Object.assign(navigator, { sendBeacon: () => true }))
  await picks(page).first().click()
  await page.reload()
  await page.unroute('**/v1/events')
  await expectStoredLikes(page, 1)
})

test('a missing picture leaves a quiet letter in its place', async ({ page }) => {
  await page.route('**/v1/products/*/image*', (route) => route.fulfill({ status: 404 }))
  await enter(page)
  await expect(cards(page).first().getByRole('img')).toBeVisible()
  await expect(cards(page).first().locator('img')).toHaveCount(0)
})

/** Answers as the server does, with something changed on the way. */
async function changed(page: Page, change: (body: string) => string): Promise<void> {
  await page.route(/\/v1\/(products|recommendations)(?!.*image)/, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: change(await response.text()) })
  })
}

test('endless titles, words without a space and right-to-left names break nothing', async ({
  page,
}) => {
  const id = await someProduct(page)
  const titles = [
    'Endless '.repeat(1250),
    'Donaudampfschifffahrtsgesellschaftskapitaen'.repeat(20),
    'قميص من الكتان الأزرق ',
  ]
  let turn = 0
  await changed(page, (body) =>
    body.replaceAll(/"title":"[^"]*"/g, () => `"title":"${titles[turn++ % titles.length] ?? ''}"`),
  )
  await enterAndLike(page, 2)
  await expectNoSidewaysScroll(page)
  for (const address of ['/browse', '/likes', `/product/${encodeURIComponent(id)}`]) {
    await page.goto(address)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByRole('main').getByRole('link').first()).toBeVisible()
    await expectNoSidewaysScroll(page)
  }
})

test('an empty shop is told in words', async ({ page }) => {
  await page.route('**/v1/departments', (route) => route.fulfill({ json: { departments: [] } }))
  await page.route('**/v1/recommendations', (route) =>
    route.fulfill({ json: { request_id: 'r', release: 'r', model: 'm', items: [] } }),
  )
  await page.route('**/v1/products?*', (route) =>
    route.fulfill({ json: { products: [], next_cursor: null, total: 0 } }),
  )
  await page.goto('/')
  await expect(page.getByRole('heading', { name: en.feed.empty })).toBeVisible()
  await page.goto('/browse')
  await expect(page.getByRole('heading', { name: en.browse.empty })).toBeVisible()
})

test('an old or foreign content of the storage does no harm', async ({ page }) => {
  await page.addInitScript(() => {
    localStorage.setItem('lookbook.taste', '{"not":"a list"}')
    localStorage.setItem('lookbook.preferences', '[1,2')
    localStorage.setItem('lookbook.visitor', '42')
    localStorage.setItem('lookbook.outbox.x', '"x"')
  })
  await enter(page)
})
