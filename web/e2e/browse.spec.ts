import { en, expect, test } from './shop'

interface Page {
  products: { id: string; title: string }[]
  total: number
}

test('the whole catalogue comes page by page', async ({ page }) => {
  await page.goto('/browse')
  const cards = page.getByRole('main').getByRole('article')
  await expect(cards.first()).toBeVisible()
  const { total } = (await (await page.request.get('/v1/products?limit=1')).json()) as Page
  await expect(
    page.getByRole('main').getByText(en.browse.count(total.toLocaleString('en'))),
  ).toBeVisible()
  const first = await cards.count()
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
  await expect(async () => expect(await cards.count()).toBeGreaterThan(first)).toPass()
  const ids = await cards
    .getByRole('link')
    .evaluateAll((all) => all.map((a) => a.getAttribute('href')))
  expect(new Set(ids).size).toBe(ids.length)
})

test('the results follow the typing, and the address keeps them', async ({ page }) => {
  const { products } = (await (await page.request.get('/v1/products?limit=40')).json()) as Page
  const word = products
    .map(({ title }) => title.split(' ').at(-1) ?? '')
    .find((each) => /^\w{4,}$/.test(each))
  await page.goto('/')
  const box = page.getByRole('searchbox')
  await box.pressSequentially(word ?? 'dress')
  await expect(page).toHaveURL(new RegExp(`/browse\\?q=${word}`))
  await expect(box).toBeFocused()
  await expect(box).toHaveValue(word ?? '')
  const cards = page.getByRole('main').getByRole('article')
  await expect(cards.first()).toContainText(new RegExp(word ?? '', 'i'))
  await page.reload()
  await expect(box).toHaveValue(word ?? '')
  await expect(cards.first()).toContainText(new RegExp(word ?? '', 'i'))
})

test('words that nothing matches say so and lead back', async ({ page }) => {
  await page.goto('/browse?q=zzqqxx')
  await expect(page.getByRole('heading', { name: en.browse.empty })).toBeVisible()
  await page.getByRole('link', { name: en.browse.clear }).click()
  await expect(page.getByRole('main').getByRole('article').first()).toBeVisible()
})

test('department and category narrow the results, and back undoes them', async ({ page }) => {
  await page.goto('/browse')
  await expect(page.getByRole('main').getByRole('article').first()).toBeVisible()
  const departments = page.getByRole('group', { name: en.filter.departments })
  await departments.getByRole('button').nth(1).click()
  await expect(page).toHaveURL(/department=/)
  const categories = page.getByRole('group', { name: en.filter.categories })
  await categories.getByRole('button').nth(1).click()
  await expect(page).toHaveURL(/category=/)
  const url = new URL(page.url())
  const query = `department=${encodeURIComponent(url.searchParams.get('department') ?? '')}&category=${encodeURIComponent(url.searchParams.get('category') ?? '')}`
  const { total } = (await (await page.request.get(`/v1/products?limit=1&${query}`)).json()) as Page
  await expect(
    page
      .getByRole('main')
      .getByText(total === 1 ? en.browse.one : en.browse.count(String(total)), { exact: true }),
  ).toBeVisible()
  await page.goBack()
  await expect(page).not.toHaveURL(/category=/)
})
