// Photographs every page of a running shop into docs/pictures: light, dark and phone.
//   LOOKBOOK_BASE_URL=http://127.0.0.1:8080 npm run pictures
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'

const base = process.env.LOOKBOOK_BASE_URL ?? 'http://127.0.0.1:8080'
const folder = fileURLToPath(new URL('../../docs/pictures/', import.meta.url))

const views = [
  { name: 'light', viewport: { width: 1440, height: 900 }, colorScheme: 'light' },
  { name: 'dark', viewport: { width: 1440, height: 900 }, colorScheme: 'dark' },
  {
    name: 'phone',
    viewport: { width: 390, height: 844 },
    colorScheme: 'light',
    isMobile: true,
    hasTouch: true,
  },
]

/** Waits until every picture in the window is drawn and nothing moves any more. */
async function settle(page) {
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() =>
    [...document.images].every((image) => {
      const { top, bottom, left, right } = image.getBoundingClientRect()
      // The browser does not fetch what nobody sees, the far end of a shelf for example.
      const outside = top > innerHeight || bottom < 0 || left > innerWidth || right < 0
      return image.complete || outside
    }),
  )
  await page.evaluate(() => document.fonts.ready)
  await page.mouse.move(0, 0)
  await page.waitForTimeout(900)
}

async function take(page, view, name) {
  await settle(page)
  const path = `${folder}${name}-${view.name}.jpg`
  await page.screenshot({ path, type: 'jpeg', quality: 82 })
  console.log(path)
}

/** One shopper's visit, with a picture at each stop. */
async function visit(page, view) {
  await page.goto(base)
  const doors = page.locator('main li button')
  await doors.first().waitFor()
  await take(page, view, 'doors')

  await doors.first().click()
  const picks = page.locator('section[aria-labelledby="picks-title"] li button')
  await picks.first().waitFor()
  await settle(page)
  for (const index of [1, 3, 4]) await picks.nth(index).click()
  await page.locator('ol article').first().waitFor()
  await take(page, view, 'picks')

  await page.locator('header button.solid').click()
  await page.evaluate(() => scrollTo(0, 0))
  await take(page, view, 'feed')

  await page.locator('ol article a').nth(1).click()
  await page.locator('section[aria-labelledby="shelf-look"] article').first().waitFor()
  await take(page, view, 'product')
  await page.locator('#shelf-look').evaluate((shelf) => {
    scrollTo({ top: shelf.getBoundingClientRect().top + scrollY - 110, behavior: 'instant' })
  })
  await take(page, view, 'shelves')

  await page.goto(`${base}/browse`)
  await page.locator('main article').first().waitFor()
  await take(page, view, 'browse')
  await page.goto(`${base}/likes`)
  await take(page, view, 'likes')
}

await mkdir(folder, { recursive: true })
const browser = await chromium.launch({
  executablePath: process.env.LOOKBOOK_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
})
try {
  for (const view of views) {
    const context = await browser.newContext({ ...view, name: undefined })
    await visit(await context.newPage(), view)
    await context.close()
  }
} finally {
  await browser.close()
}
