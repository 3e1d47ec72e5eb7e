import type { Page } from '@playwright/test'
import { cardLinks, en, enter, enterAndLike, expect, picks, settledOrder, test, tray } from './shop'

interface Sent {
  user: string
  product: string
  kind: string
  key: string
  surface?: string
  position?: number
  request_id?: string
  release?: string
  propensity?: number
}

function collect(page: Page): Sent[] {
  const sent: Sent[] = []
  page.on('request', (request) => {
    if (request.method() !== 'POST' || !request.url().endsWith('/v1/events')) return
    sent.push(...(JSON.parse(request.postData() ?? '{"events":[]}') as { events: Sent[] }).events)
  })
  return sent
}

test('what was shown and liked reaches the server, with its place and its request', async ({
  page,
}) => {
  const sent = collect(page)
  const answers: number[] = []
  page.on('response', (each) => {
    if (each.url().endsWith('/v1/events')) answers.push(each.status())
  })
  await enterAndLike(page, 1)
  await cardLinks(page).first().scrollIntoViewIfNeeded()
  await expect.poll(() => answers).toContain(201)
  await expect(async () => {
    expect(sent.some((event) => event.kind === 'like')).toBe(true)
    expect(sent.some((event) => event.kind === 'impression' && event.surface === 'feed')).toBe(true)
  }).toPass({ timeout: 15_000 })
  const seen = sent.find((event) => event.kind === 'impression' && event.surface === 'feed')
  expect(seen?.position).toBeGreaterThanOrEqual(1)
  expect(seen?.request_id).toBeTruthy()
  expect(seen?.release).toBeTruthy()
  expect(seen?.propensity).toBe(1)
  expect(new Set(sent.map((event) => event.key)).size).toBe(sent.length)

  const like = sent.find((event) => event.kind === 'like')
  await expect(async () => {
    const history = await page.request.get(`/v1/users/${like?.user ?? ''}/history`)
    expect(JSON.stringify(await history.json())).toContain(like?.product)
  }).toPass({ timeout: 10_000 })
})

test('a click is credited to the list and place where it happened', async ({ page }) => {
  const sent = collect(page)
  await enterAndLike(page, 1)
  await settledOrder(page)
  await cardLinks(page).nth(2).click()
  await expect(page).toHaveURL(/\/product\//)
  await expect(async () => expect(sent.some((event) => event.kind === 'view')).toBe(true)).toPass({
    timeout: 10_000,
  })
  const view = sent.find((event) => event.kind === 'view')
  expect(view).toMatchObject({ surface: 'feed', position: 3 })
  expect(view?.request_id).toBeTruthy()
})

test('a like that is undone at once never leaves the browser', async ({ page }) => {
  const sent = collect(page)
  await enter(page)
  await page.waitForTimeout(3500)
  // From within the page: a busy machine may put seconds between two clicks of the driver.
  await picks(page)
    .first()
    .evaluate(async (pick: HTMLElement, undo) => {
      pick.click()
      await new Promise((drawn) => setTimeout(drawn, 200))
      const buttons = [...document.querySelectorAll<HTMLElement>('aside button')]
      buttons.find((button) => button.textContent.trim() === undo)?.click()
    }, en.tray.undo)
  await expect(tray(page)).toBeHidden()
  await page.waitForTimeout(3500)
  expect(sent.filter((event) => event.kind === 'like' || event.kind === 'unlike')).toEqual([])
})

test('what is waiting leaves with the page', async ({ page }) => {
  await enter(page)
  await page.waitForTimeout(2500)
  await picks(page).first().click()
  const user = await page.evaluate(
    () => JSON.parse(localStorage.getItem('lookbook.visitor') ?? '""') as string,
  )
  await page.goto('about:blank')
  await expect(async () => {
    const answer = await page.request.get(`/v1/users/${user}/history`)
    const { history } = (await answer.json()) as { history: { kind: string }[] }
    expect(history.map((event) => event.kind)).toContain('like')
  }).toPass({ timeout: 10_000 })
})
