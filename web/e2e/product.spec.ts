import { cardLinks, en, enterAndLike, expect, failedLoads, someProduct, test, tray } from './shop'

test('a product opens from its address, with picture, price and shelves', async ({ page }) => {
  const id = await someProduct(page)
  await page.goto(`/product/${encodeURIComponent(id)}`)
  const product = (await (
    await page.request.get(`/v1/products/${encodeURIComponent(id)}`)
  ).json()) as {
    title: string
    brand: string
  }
  await expect(page.getByRole('article').first()).toContainText(product.brand)
  const name = (await page.getByRole('heading', { level: 1 }).innerText()).trim()
  expect(product.title.endsWith(name)).toBe(true)
  expect(`${product.brand} ${name}`).toContain(product.title)
  await expect(page).toHaveTitle(en.pageTitle(product.title))
  const picture = page
    .getByRole('article')
    .first()
    .getByRole('img', { name: product.title })
    .first()
  await expect(picture).toBeVisible()
  await expect(async () =>
    expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(
      0,
    ),
  ).toPass()
  const look = page.getByRole('region', { name: en.shelves.look })
  await expect(look.getByRole('link').first()).toBeVisible()
  expect(await look.getByRole('link').count()).toBeGreaterThanOrEqual(4)
})

test('what goes with a product comes from other categories of its department', async ({ page }) => {
  await enterAndLike(page)
  await cardLinks(page).first().click()
  await expect(page).toHaveURL(/\/product\//)
  const id = decodeURIComponent(page.url().split('/product/')[1] ?? '')
  const shelf = page.getByRole('region', { name: en.shelves.together })
  await expect(shelf.getByRole('link').first()).toBeVisible()
  interface Placed {
    department: string
    categories: string[]
  }
  const own = (await (await page.request.get(`/v1/products/${id}`)).json()) as Placed
  const links = await shelf
    .getByRole('link')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href')?.split('/product/')[1] ?? ''))
  for (const other of links.slice(0, 4)) {
    const piece = (await (await page.request.get(`/v1/products/${other}`)).json()) as Placed
    expect(piece.department).toBe(own.department)
    expect(piece.categories.at(-1)).not.toBe(own.categories.at(-1))
  }
})

test('the expected rating appears once the shopper has a history', async ({ page }) => {
  const id = await someProduct(page, 1)
  await page.goto(`/product/${encodeURIComponent(id)}`)
  await expect(
    page.getByRole('region', { name: en.shelves.look }).getByRole('link').first(),
  ).toBeVisible()
  await expect(page.getByText(en.product.expected)).toBeHidden()
  await enterAndLike(page, 3)
  await cardLinks(page).first().click()
  await expect(page.getByText(en.product.expected)).toBeVisible()
  await expect(page.getByRole('img', { name: /^[1-5]\.\d on a scale of 1 to 5$/ })).toBeVisible()
})

test('liking and hiding on the page can be undone in the tray', async ({ page }) => {
  await page.goto(`/product/${encodeURIComponent(await someProduct(page))}`)
  const main = page.getByRole('article').first()
  const like = main.getByRole('button', { name: /^Like / })
  await like.click()
  await expect(like).toHaveAttribute('aria-pressed', 'true')
  await main.getByRole('button', { name: /^Not for me/ }).click()
  await expect(like).toHaveAttribute('aria-pressed', 'false')
  await tray(page).getByRole('button', { name: en.tray.undo }).click()
  await expect(like).toHaveAttribute('aria-pressed', 'true')
})

test('one walks from colour to colour', async ({ page }) => {
  interface Coloured {
    id: string
    colour: string | null
    variants: { id: string; colour: string | null }[]
  }
  const answer = await page.request.get('/v1/products?limit=100')
  const { products } = (await answer.json()) as { products: Coloured[] }
  const product = products.find((each) => each.variants.length > 0)
  expect(product, 'a product in several colours').toBeDefined()
  await page.goto(`/product/${encodeURIComponent(product?.id ?? '')}`)
  const colours = page.getByRole('region', { name: en.product.colours })
  const others = colours.locator('a:not([aria-current])')
  await expect(others).toHaveCount(product?.variants.length ?? 0)
  const href = (await others.first().getAttribute('href')) ?? ''
  await others.first().click()
  await expect(page).toHaveURL(new RegExp(`${href}$`))
  await expect(colours.locator('a[aria-current]')).toHaveAttribute('href', href)
})

test('one walks on from shelf to shelf, and back', async ({ page }) => {
  const id = await someProduct(page)
  await page.goto(`/product/${encodeURIComponent(id)}`)
  const first = page.getByRole('region', { name: en.shelves.look }).getByRole('link').first()
  const name = (await first.innerText()).trim()
  await first.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await expect(async () => expect(await page.evaluate(() => scrollY)).toBe(0)).toPass()
  await page.goBack()
  await expect(page).toHaveURL(new RegExp(`/product/${encodeURIComponent(id)}$`))
})

test('a shelf turns by its buttons', async ({ page }) => {
  await page.goto(`/product/${encodeURIComponent(await someProduct(page))}`)
  const shelf = page.getByRole('region', { name: en.shelves.look })
  await expect(shelf.getByRole('link').first()).toBeVisible()
  const scrolled = () => shelf.getByRole('list').evaluate((row) => row.scrollLeft)
  await shelf.getByRole('button', { name: en.shelves.next(en.shelves.look) }).click()
  await expect(async () => expect(await scrolled()).toBeGreaterThan(100)).toPass()
})

test.describe('a product that does not exist', () => {
  test.use({ forgiven: failedLoads })

  test('says so and leads on', async ({ page }) => {
    await page.goto('/product/nothing-like-this')
    await expect(page.getByRole('heading', { name: en.product.missing })).toBeVisible()
    await page.getByRole('main').getByRole('link', { name: en.nav.browse }).click()
    await expect(page).toHaveURL(/\/browse$/)
  })
})
