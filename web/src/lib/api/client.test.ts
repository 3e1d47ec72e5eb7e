import { afterEach, describe, expect, it, vi } from 'vitest'
import { api } from './client'
import { ApiFailure } from './failure'

function answers(body: unknown, init: ResponseInit & { type?: string } = {}) {
  const { type = 'application/json', ...rest } = init
  const fetched = vi.fn<typeof fetch>(() =>
    Promise.resolve(
      new Response(typeof body === 'string' ? body : JSON.stringify(body), {
        ...rest,
        headers: { 'content-type': type, 'x-request-id': 'r7' },
      }),
    ),
  )
  vi.stubGlobal('fetch', fetched)
  return fetched
}

const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error as ApiFailure,
  )

afterEach(() => vi.unstubAllGlobals())

describe('the API client', () => {
  it('leaves out what is not asked for and escapes the rest', async () => {
    const fetched = answers({ products: [], next_cursor: null, total: 0 })
    await api.products({ department: 'Women', category: undefined, q: 'a&b c', limit: 24 })
    expect(fetched.mock.calls[0]?.[0]).toBe('/v1/products?department=Women&q=a%26b+c&limit=24')
    answers({ items: [] })
    await api.similar('a/b', 'look', 12)
  })

  it('escapes a product id in a path', async () => {
    const fetched = answers({ id: 'a/b?' })
    await api.product('a/b?')
    expect(fetched.mock.calls[0]?.[0]).toBe('/v1/products/a%2Fb%3F')
  })

  it('gives the request id beside the value', async () => {
    answers({ products: [], next_cursor: null, total: 0 })
    expect((await api.products({})).requestId).toBe('r7')
  })

  it('tells a missing product from a failing server, with the problem the server gave', async () => {
    const type = 'application/problem+json'
    answers({ title: 'Not found', status: 404, detail: 'no product B1' }, { status: 404, type })
    expect(await failureOf(api.product('B1'))).toMatchObject({
      kind: 'missing',
      status: 404,
      message: 'no product B1',
    })
    answers('<h1>Bad gateway</h1>', { status: 502, type: 'text/html' })
    expect(await failureOf(api.product('B1'))).toMatchObject({ kind: 'server', status: 502 })
  })

  it('names the fields that the server found wrong', async () => {
    const errors = [{ field: '/events/1/kind', message: 'is missing' }]
    answers({ title: 'Unprocessable content', status: 422, errors }, { status: 422 })
    expect(await failureOf(api.sendEvents([]))).toMatchObject({
      status: 422,
      fields: ['/events/1/kind'],
    })
  })

  it('lets events outlive the page as long as the browser does, by the bytes of the request', async () => {
    const fetched = answers({ accepted: 1, duplicates: 0 })
    const event = (product: string) => ({ user: 'u', product, kind: 'like' as const })
    const rest = JSON.stringify({ events: [event('')] }).length
    const room = (64 * 1024 - rest) / 2 // an é is one character of two bytes
    await api.sendEvents([event('é'.repeat(Math.floor(room)))])
    await api.sendEvents([event('é'.repeat(Math.floor(room) + 1))])
    expect(fetched.mock.calls.map(([, init]) => init?.keepalive)).toEqual([true, false])
  })

  it('takes an answer that is not JSON for a failing server', async () => {
    answers('<!doctype html>', { type: 'text/html' })
    expect(await failureOf(api.product('B1'))).toMatchObject({ kind: 'server' })
  })

  it('takes a broken connection for being offline', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
    expect(await failureOf(api.product('B1'))).toMatchObject({ kind: 'offline' })
  })

  it('lets an abandoned call reject as such, so that nobody shows it', async () => {
    vi.stubGlobal('fetch', (_: string, { signal }: RequestInit) =>
      Promise.reject(signal?.reason as Error),
    )
    const given = new AbortController()
    given.abort()
    const error = await failureOf(api.product('B1', given.signal))
    expect(error).toMatchObject({ name: 'AbortError' })
  })
})

describe('a failure', () => {
  it('is worth another try unless the server refused the request itself', () => {
    expect(new ApiFailure('offline').isTransient).toBe(true)
    expect(new ApiFailure('server', 503).isTransient).toBe(true)
    expect(new ApiFailure('server', 429).isTransient).toBe(true)
    expect(new ApiFailure('server', 422).isTransient).toBe(false)
    expect(new ApiFailure('missing', 404).isTransient).toBe(false)
  })
})
