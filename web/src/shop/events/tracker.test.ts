import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ShopEvent } from '../../lib/api/types'
import type { KeptProduct, MarkKind } from '../taste/marks'

let sent: ShopEvent[]

const showing = { surface: 'feed', position: 3, requestId: 'r1', release: 'rel' }
const product: KeptProduct = { id: 'p', title: 'P', brand: '', image: null, price: null }
const change = (from: MarkKind | undefined, to: MarkKind | undefined) => [{ product, from, to }]

async function fresh() {
  vi.resetModules()
  return (await import('./tracker')).tracker
}

beforeEach(() => {
  vi.useFakeTimers()
  localStorage.clear()
  sent = []
  vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
    sent.push(...(JSON.parse(init.body as string) as { events: ShopEvent[] }).events)
    return Promise.resolve(new Response('{"accepted":1,"duplicates":0}', { status: 201 }))
  })
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const settled = () => vi.advanceTimersByTimeAsync(2500)

describe('the tracker', () => {
  it('reports an impression once, with all that an experiment needs', async () => {
    const tracker = await fresh()
    tracker.impression('p', showing)
    tracker.impression('p', showing)
    tracker.impression('p', { ...showing, requestId: 'r2' })
    await settled()
    expect(sent).toHaveLength(2)
    expect(sent[0]).toMatchObject({
      kind: 'impression',
      product: 'p',
      surface: 'feed',
      position: 3,
      request_id: 'r1',
      release: 'rel',
      propensity: 1,
    })
    expect(sent[0]?.user).toMatch(/^visitor-[0-9a-f]{32}$/)
    expect(sent[0]?.user).toBe(sent[1]?.user)
    expect(sent[0]?.key).not.toBe(sent[1]?.key)
  })

  it('credits a view to the list where the product was clicked, and only once', async () => {
    const tracker = await fresh()
    tracker.met('p', showing)
    tracker.view('p')
    tracker.view('p')
    await settled()
    expect(sent[0]).toMatchObject({ kind: 'view', surface: 'feed', position: 3, request_id: 'r1' })
    expect(sent[1]).toMatchObject({ kind: 'view', surface: 'direct' })
    expect(sent[1]).not.toHaveProperty('position')
  })

  it('sends nothing for a like that is taken back at once', async () => {
    const tracker = await fresh()
    tracker.marked(change(undefined, 'like'), showing)
    tracker.marked(change('like', undefined))
    await settled()
    expect(sent).toEqual([])
  })

  it('sends an unlike for a like that has left', async () => {
    const tracker = await fresh()
    tracker.marked(change(undefined, 'like'), showing)
    await settled()
    tracker.marked(change('like', undefined))
    await settled()
    expect(sent.map((event) => event.kind)).toEqual(['like', 'unlike'])
  })

  it('takes back the dislike that has left when the like after it never leaves', async () => {
    const tracker = await fresh()
    tracker.marked(change(undefined, 'dislike'))
    await settled()
    tracker.marked(change('dislike', 'like'))
    tracker.marked(change('like', undefined))
    tracker.marked(change(undefined, 'like'))
    tracker.marked(change('like', undefined))
    await settled()
    expect(sent.map((event) => event.kind)).toEqual(['dislike', 'unlike'])
  })

  it('sends only the dislike when a like turns into one', async () => {
    const tracker = await fresh()
    tracker.marked(change(undefined, 'like'))
    tracker.marked(change('like', 'dislike'))
    await settled()
    expect(sent.map((event) => event.kind)).toEqual(['dislike'])
  })
})
