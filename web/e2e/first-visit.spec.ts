import {
  cards,
  en,
  enter,
  enterAndLike,
  expect,
  feed,
  order,
  picks,
  test,
  tray,
  personal,
  settledOrder,
} from './shop'

test('a first visit asks for a department and then shows what is popular there', async ({
  page,
}) => {
  await page.goto('/')
  const doors = page.getByRole('main').getByRole('list').getByRole('button')
  await expect(doors.first()).toBeVisible()
  const name = (await doors.first().innerText()).split('\n')[0]?.trim() ?? ''
  await doors.first().click()

  await expect(page.getByRole('heading', { level: 1, name: en.picks.title })).toBeVisible()
  await expect(feed(page).getByRole('heading', { name: en.feed.popular })).toBeVisible()
  await expect(cards(page).first()).toBeVisible()
  expect(await cards(page).count()).toBeGreaterThanOrEqual(12)
  await expect(feed(page).getByRole('button', { name, exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await expect(tray(page)).toBeHidden()
})

test('each like rearranges the feed at once, with the reason', async ({ page }) => {
  await enter(page)
  const before = await order(page)
  await picks(page).first().click()
  await expect(async () => expect(await order(page)).not.toEqual(before)).toPass({
    timeout: 10_000,
  })
  await expect(feed(page).getByRole('heading', { name: en.feed.forYou })).toBeVisible()
  await expect(cards(page).first().getByText(personal)).toBeVisible()

  const after = await order(page)
  await picks(page).nth(4).click()
  await expect(async () => expect(await order(page)).not.toEqual(after)).toPass({ timeout: 10_000 })
})

test('the feed never goes blank while it is rearranged', async ({ page }) => {
  await enter(page)
  await page.evaluate(() => {
    const list = document.querySelector('main ol')
    const fewest = { cards: Infinity }
    const look = () => {
      fewest.cards = Math.min(fewest.cards, list?.isConnected ? list.children.length : 0)
      requestAnimationFrame(look)
    }
    look()
    Object.assign(window, { fewest })
  })
  for (const index of [0, 1, 2]) await picks(page).nth(index).click()
  await expect(cards(page).filter({ hasText: personal }).first()).toBeVisible()
  const fewest = await page.evaluate(
    () => (window as unknown as { fewest: { cards: number } }).fewest.cards,
  )
  expect(fewest).toBeGreaterThanOrEqual(12)
})

test('the tray shows the likes and undoes them one by one', async ({ page }) => {
  await enter(page)
  const popular = await order(page)
  await picks(page).nth(0).click()
  await picks(page).nth(1).click()
  await expect(tray(page).getByRole('link', { name: en.tray.all })).toBeVisible()
  await tray(page).getByRole('button', { name: en.tray.undo }).click()
  await expect(picks(page).nth(1)).toHaveAttribute('aria-pressed', 'false')
  await expect(picks(page).nth(0)).toHaveAttribute('aria-pressed', 'true')
  await tray(page).getByRole('button', { name: en.tray.undo }).click()
  await expect(feed(page).getByRole('heading', { name: en.feed.popular })).toBeVisible()
  await expect(async () => expect(await order(page)).toEqual(popular)).toPass({ timeout: 10_000 })
})

test('likes and the chosen department outlive a reload', async ({ page }) => {
  await enterAndLike(page, 3)
  const before = await settledOrder(page)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: en.feed.forYou })).toBeVisible()
  await expect(async () => expect(await order(page)).toEqual(before)).toPass({ timeout: 10_000 })
})

test('the strip offers others, and can be put away and taken out again', async ({ page }) => {
  await enterAndLike(page, 1)
  const names = () => picks(page).evaluateAll((all) => all.map((one) => one.ariaLabel))
  const first = await names()
  await page.getByRole('button', { name: en.picks.others }).click()
  expect(await names()).not.toEqual(first)
  await page.getByRole('button', { name: en.picks.done }).click()
  await expect(page.getByRole('heading', { name: en.picks.title })).toBeHidden()
  await page.getByRole('button', { name: en.picks.open }).click()
  await expect(page.getByRole('heading', { level: 1, name: en.picks.title })).toBeVisible()
})

test('somebody who wants everything gets everything', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: en.doors.everything }).click()
  await expect(cards(page).first()).toBeVisible()
  await expect(
    feed(page).getByRole('button', { name: en.filter.all, exact: true }),
  ).toHaveAttribute('aria-pressed', 'true')
})

test('cards that fly to a new place never widen the page', async ({ page }) => {
  await enter(page)
  const widest = page.evaluate(
    () =>
      new Promise<number>((tell) => {
        const { documentElement } = document
        const end = performance.now() + 3_000
        let most = 0
        const look = () => {
          most = Math.max(most, documentElement.scrollWidth - documentElement.clientWidth)
          if (performance.now() < end) requestAnimationFrame(look)
          else tell(most)
        }
        look()
      }),
  )
  await picks(page).first().click()
  expect(await widest).toBe(0)
})
