import AxeBuilder from '@axe-core/playwright'
import { expect, expectNoSidewaysScroll, test } from './shop'

// The page of `lookbook eda --out`, opened from the disk. It belongs to no server; it is tested here because here
// is a browser.
const file = process.env.LOOKBOOK_EDA_PAGE

test.describe('the page of the data', () => {
  test.skip(!file, 'LOOKBOOK_EDA_PAGE names no page')

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`is accessible in ${colorScheme} colours and fits the screen`, async ({
      browser,
      isMobile,
    }) => {
      // The page forbids all scripts but its own, axe's too.
      const context = await browser.newContext({
        bypassCSP: true,
        colorScheme,
        viewport: { width: isMobile ? 390 : 1440, height: 900 },
      })
      const page = await context.newPage()
      await page.goto(`file://${file}`)
      await expectNoSidewaysScroll(page)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
      await context.close()
    })
  }

  test('fetches nothing', async ({ page }) => {
    const requests: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    await page.goto(`file://${file}`)
    expect(requests.filter((url) => !url.startsWith('data:'))).toEqual([`file://${file}`])
  })

  test('tells the values of a chart to the keyboard', async ({ page }) => {
    await page.goto(`file://${file}`)
    const chart = page.getByRole('group', { name: 'Days of the week' })
    await chart.getByRole('img', { name: /^Mon/ }).focus()
    await page.keyboard.press('ArrowRight')
    await expect(chart.getByRole('img', { name: /^Tue/ })).toBeFocused()
    await expect(page.locator('#tip')).toContainText('Tue')
    await page.keyboard.press('Escape')
    await expect(page.locator('#tip')).toBeHidden()
  })

  test('has the numbers of every chart behind it', async ({ page }) => {
    await page.goto(`file://${file}`)
    for (const figure of await page.getByRole('figure').all()) {
      await figure.locator('summary').click()
      await expect(figure.getByRole('table')).toBeVisible()
    }
  })
})
