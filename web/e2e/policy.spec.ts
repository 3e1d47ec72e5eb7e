import { gzipSync } from 'node:zlib'
import { policy } from '../scripts/strict-policy'
import { cardLinks, enterAndLike, expect, test } from './shop'

test('a page loads nothing from elsewhere and runs no inline code', async ({ page, baseURL }) => {
  const foreign: string[] = []
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(baseURL ?? '').origin) foreign.push(request.url())
  })
  await enterAndLike(page, 2)
  await cardLinks(page).first().click()
  await page.waitForLoadState('networkidle')
  expect(foreign).toEqual([])

  const html = await (await page.request.get('/', { headers: { accept: 'text/html' } })).text()
  expect(html).toContain('Content-Security-Policy')
  expect(html.replaceAll('&#39;', "'")).toContain(policy)
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/)
  expect(html).not.toMatch(/<style|\son\w+=|javascript:/)
})

test('the scripts and styles weigh less than 120 kB', async ({ page }) => {
  const html = await (await page.request.get('/', { headers: { accept: 'text/html' } })).text()
  const files = [...html.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css))"/g)].map(
    (match) => match[1] ?? '',
  )
  expect(files.length).toBeGreaterThanOrEqual(2)
  let bytes = 0
  for (const file of files) bytes += gzipSync(await (await page.request.get(file)).body()).length
  expect(bytes).toBeLessThan(120_000)
})

test('the licences of the fonts and of the code of others come with the site', async ({ page }) => {
  const answer = await page.request.get('/licences.txt')
  expect(answer.headers()['content-type']).toContain('text/plain')
  const text = await answer.text()
  expect(text).toContain('The Bodoni Moda Project Authors')
  expect(text).toContain('The Instrument Sans Project Authors')
  expect(text.match(/SIL OPEN FONT LICENSE Version 1.1/g)).toHaveLength(2)
  expect(text).toContain('Svelte Contributors')
})

test('any address outside the API opens the shop', async ({ page }) => {
  for (const address of ['/browse', '/likes', '/product/x', '/some/thing/else']) {
    const answer = await page.request.get(address, { headers: { accept: 'text/html' } })
    expect(answer.status()).toBe(200)
    expect(answer.headers()['content-type']).toContain('text/html')
  }
})
