import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { router } from './router.svelte'

let stop: () => void

beforeEach(() => {
  vi.stubGlobal('scrollTo', vi.fn())
  history.replaceState(null, '', '/')
  stop = router.start()
  router.go({ page: 'feed' }, { replace: true })
})

afterEach(() => stop())

function click(html: string, init: MouseEventInit = {}): boolean {
  document.body.innerHTML = html
  const event = new MouseEvent('click', { bubbles: true, cancelable: true, button: 0, ...init })
  document.body.querySelector('a')?.firstElementChild?.dispatchEvent(event)
  return event.defaultPrevented
}

describe('the router', () => {
  it('takes over a plain click inside a link of the shop', () => {
    expect(click('<a href="/product/B1"><b>one</b></a>')).toBe(true)
    expect(router.route).toEqual({ page: 'product', id: 'B1' })
    expect(location.pathname).toBe('/product/B1')
  })

  it('leaves clicks alone that mean another tab, another site or a place on this page', () => {
    const link = '<a href="/likes"><b>likes</b></a>'
    expect(click(link, { ctrlKey: true })).toBe(false)
    expect(click(link, { metaKey: true })).toBe(false)
    expect(click(link, { button: 1 })).toBe(false)
    expect(click('<a href="/likes" target="_blank"><b>likes</b></a>')).toBe(false)
    expect(click('<a href="http://elsewhere.example/"><b>out</b></a>')).toBe(false)
    expect(click('<a href="#main"><b>skip</b></a>')).toBe(false)
    expect(router.route.page).toBe('feed')
  })

  it('counts a new page as an arrival, but not a changed filter', () => {
    const before = router.arrivals
    router.go({ page: 'browse' })
    router.go({ page: 'browse', q: 'bag' }, { replace: true })
    router.go({ page: 'browse', department: 'Women' })
    expect(router.arrivals).toBe(before + 1)
    router.go({ page: 'product', id: 'B1' })
    router.go({ page: 'product', id: 'B2' })
    expect(router.arrivals).toBe(before + 3)
  })

  it('follows the browser back', async () => {
    router.go({ page: 'likes' })
    router.go({ page: 'browse', q: 'bag' })
    const arrived = new Promise((resolve) => addEventListener('popstate', resolve, { once: true }))
    history.back()
    await arrived
    expect(router.route.page).toBe('likes')
  })
})
