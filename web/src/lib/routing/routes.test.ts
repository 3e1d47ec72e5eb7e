import { describe, expect, it } from 'vitest'
import { addressOf, routeOf, type Route } from './routes'

const at = (address: string): Route => routeOf(new URL(address, 'http://shop.example'))

describe('routes', () => {
  it('come back from their own address', () => {
    const routes: Route[] = [
      { page: 'feed', department: undefined, category: undefined },
      { page: 'feed', department: 'Women', category: 'Dresses & skirts' },
      { page: 'browse', department: 'Men', category: 'T-shirts', q: 'linen +50% "blue"' },
      { page: 'browse', department: undefined, category: undefined, q: undefined },
      { page: 'product', id: 'B000123' },
      { page: 'product', id: 'odd/id ?#%ü' },
      { page: 'likes' },
    ]
    for (const route of routes) expect(at(addressOf(route))).toEqual(route)
  })

  it('ignore a trailing slash and unknown parameters', () => {
    expect(at('/likes/')).toEqual({ page: 'likes' })
    expect(at('/browse/?q=bag&utm=1')).toEqual({
      page: 'browse',
      q: 'bag',
      department: undefined,
      category: undefined,
    })
  })

  it('are missing for any other address, also a malformed one', () => {
    for (const address of [
      '/nowhere',
      '/product/',
      '/product',
      '/product/a/b',
      '/product/%E0%A4%A',
    ])
      expect(at(address)).toEqual({ page: 'missing' })
  })
})
