import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiFailure } from '../../lib/api/failure'
import { Outbox, type OutboxOptions, type QueuedEvent } from './outbox'

let stored: QueuedEvent[]
let sent: string[][]

const event = (key: string): QueuedEvent => ({ user: 'u', product: key, kind: 'view', key })
const events = (count: number) => Array.from({ length: count }, (_, i) => event(`k${i}`))
const keys = (list: readonly QueuedEvent[]) => list.map((each) => each.key)

function outbox(options: Partial<OutboxOptions> = {}): Outbox {
  return new Outbox({
    send: (list) => {
      sent.push(keys(list))
      return Promise.resolve()
    },
    beacon: (list) => {
      sent.push(keys(list))
      return true
    },
    load: () => stored,
    store: (list) => (stored = [...list]),
    ...options,
  })
}

beforeEach(() => {
  vi.useFakeTimers()
  stored = []
  sent = []
})

afterEach(() => vi.useRealTimers())

describe('the outbox', () => {
  it('sends what comes within a short pause as one batch', async () => {
    const box = outbox()
    box.add(event('a'))
    await vi.advanceTimersByTimeAsync(1000)
    box.add(event('b'))
    await vi.advanceTimersByTimeAsync(1900)
    expect(sent).toEqual([])
    await vi.advanceTimersByTimeAsync(100)
    expect(sent).toEqual([['a', 'b']])
  })

  it('does not wait for ever while events keep coming', async () => {
    const box = outbox()
    for (let i = 0; i < 20; i += 1) {
      box.add(event(`k${i}`))
      await vi.advanceTimersByTimeAsync(1000)
    }
    // The first batch leaves 10 s after its first event, with the ten events of those seconds.
    expect(sent[0]).toHaveLength(10)
  })

  it('sends a full batch at once, and the rest after it', async () => {
    const box = outbox()
    for (const each of events(130)) box.add(each)
    await vi.advanceTimersByTimeAsync(0)
    expect(sent.map((batch) => batch.length)).toEqual([100])
    await vi.advanceTimersByTimeAsync(2000)
    expect(sent.map((batch) => batch.length)).toEqual([100, 30])
  })

  it('sends the same keys again after a failure, ever more slowly', async () => {
    let working = false
    const tried: number[] = []
    const box = outbox({
      send: (list) => {
        tried.push(Date.now())
        if (!working) return Promise.reject(new ApiFailure('offline'))
        sent.push(keys(list))
        return Promise.resolve()
      },
    })
    box.add(event('a'))
    await vi.advanceTimersByTimeAsync(15_000)
    const pauses = tried.slice(1).map((time, i) => time - (tried[i] ?? 0))
    expect(pauses).toEqual([4000, 8000])
    expect(keys(stored)).toEqual(['a'])
    working = true
    await vi.advanceTimersByTimeAsync(60_000)
    expect(sent).toEqual([['a']])
    expect(stored).toEqual([])
  })

  it('lets go of a batch that the server refuses', async () => {
    const box = outbox({ send: () => Promise.reject(new ApiFailure('server', 422)) })
    box.add(event('a'))
    await vi.advanceTimersByTimeAsync(2000)
    expect(box.waiting).toEqual([])
    expect(stored).toEqual([])
  })

  it('takes back an event only while it has not left', async () => {
    const box = outbox()
    box.add(event('a'))
    expect(box.withdraw((each) => each.key === 'a')).toBe(true)
    box.add(event('b'))
    await vi.advanceTimersByTimeAsync(2000)
    expect(box.withdraw((each) => each.key === 'b')).toBe(false)
    expect(sent).toEqual([['b']])
  })

  it('hands everything to the browser when the page goes away', () => {
    const box = outbox()
    for (const each of events(3)) box.add(each)
    box.leave()
    expect(sent).toEqual([['k0', 'k1', 'k2']])
    expect(box.waiting).toEqual([])
  })

  it('keeps for the next visit what the browser did not take, also a batch on its way', async () => {
    const box = outbox({ send: () => new Promise(() => undefined), beacon: () => false })
    box.add(event('a'))
    await vi.advanceTimersByTimeAsync(2000)
    box.add(event('b'))
    box.leave()
    expect(keys(stored)).toEqual(['a', 'b'])
    outbox()
    await vi.advanceTimersByTimeAsync(2000)
    expect(sent).toEqual([['a', 'b']])
  })

  it('drops the oldest beyond a thousand', () => {
    const box = outbox({ send: () => new Promise(() => undefined) })
    for (const each of events(1200)) box.add(each)
    expect(box.waiting.length).toBeLessThanOrEqual(1000)
    expect(box.waiting.at(-1)?.key).toBe('k1199')
  })
})
