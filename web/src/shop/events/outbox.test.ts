import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiFailure } from '../../lib/api/failure'
import { Outbox, type OutboxOptions, type QueuedEvent } from './outbox'

let stored: Map<string, QueuedEvent>
let sent: string[][]
let beaconed: string[][]

const event = (key: string): QueuedEvent => ({ user: 'u', product: key, kind: 'view', key })
const events = (count: number) => Array.from({ length: count }, (_, i) => event(`k${i}`))
const keys = (list: readonly QueuedEvent[]) => list.map((each) => each.key)
const storedKeys = () => [...stored.keys()]

function outbox(options: Partial<OutboxOptions> = {}): Outbox {
  return new Outbox({
    send: (list) => {
      sent.push(keys(list))
      return Promise.resolve()
    },
    beacon: (list) => {
      beaconed.push(keys(list))
      return true
    },
    kept: {
      load: () => [...stored.values()],
      keep: (list) => list.forEach((each) => stored.set(each.key, each)),
      forget: (list) => list.forEach((each) => stored.delete(each.key)),
    },
    ...options,
  })
}

/** A server whose answers the test gives, one for each batch that is on its way. */
function slowServer() {
  const answers: ((failure?: ApiFailure) => void)[] = []
  const send = (list: QueuedEvent[]) =>
    new Promise<void>((resolve, reject) => {
      sent.push(keys(list))
      answers.push((failure) => (failure ? reject(failure) : resolve()))
    })
  const answer = async (failure?: ApiFailure) => {
    answers.shift()?.(failure)
    await vi.advanceTimersByTimeAsync(0)
  }
  return { send, answer }
}

beforeEach(() => {
  vi.useFakeTimers()
  stored = new Map()
  sent = []
  beaconed = []
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
    expect(storedKeys()).toEqual(['a'])
    working = true
    await vi.advanceTimersByTimeAsync(60_000)
    expect(sent).toEqual([['a']])
    expect(storedKeys()).toEqual([])
  })

  it('lets go of an event that the server refuses', async () => {
    const box = outbox({ send: () => Promise.reject(new ApiFailure('server', 422)) })
    box.add(event('a'))
    await vi.advanceTimersByTimeAsync(2000)
    expect(box.waiting).toEqual([])
    expect(storedKeys()).toEqual([])
  })

  it('lets go of those events alone that the server finds at fault', async () => {
    const { send, answer } = slowServer()
    const box = outbox({ send })
    for (const each of events(4)) box.add(each)
    await vi.advanceTimersByTimeAsync(2000)
    const fields = ['/events/1/kind', '/events/1/value', '/events/3']
    await answer(new ApiFailure('server', 422, 'refused', fields))
    expect(storedKeys()).toEqual(['k0', 'k2'])
    await vi.advanceTimersByTimeAsync(2000)
    await answer()
    expect(sent).toEqual([
      ['k0', 'k1', 'k2', 'k3'],
      ['k0', 'k2'],
    ])
    expect(storedKeys()).toEqual([])
  })

  it('finds by halves what the server refuses without a word, and loses nothing else', async () => {
    const bad = ['k5', 'k77', 'k78']
    const accepted: string[] = []
    const box = outbox({
      send: (list) => {
        if (list.some((each) => bad.includes(each.key)))
          return Promise.reject(new ApiFailure('server', 422, 'refused', ['/events']))
        accepted.push(...keys(list))
        return Promise.resolve()
      },
    })
    for (const each of events(100)) box.add(each)
    await vi.advanceTimersByTimeAsync(120_000)
    expect(accepted).toEqual(keys(events(100)).filter((key) => !bad.includes(key)))
    expect(box.waiting).toEqual([])
    expect(storedKeys()).toEqual([])
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

  it('does not take back what it tried to send in vain, for it may have arrived', async () => {
    const box = outbox({ send: () => Promise.reject(new ApiFailure('slow')) })
    box.add(event('a'))
    await vi.advanceTimersByTimeAsync(2000)
    expect(box.withdraw((each) => each.key === 'a')).toBe(false)
    expect(keys(box.waiting)).toEqual(['a'])
  })

  it('hands to the browser, once, what has not left when the page goes away', () => {
    const box = outbox()
    for (const each of events(103)) box.add(each)
    for (const each of ['a', 'b', 'c']) box.add(event(each))
    box.leave()
    box.leave()
    expect(beaconed).toEqual([['k100', 'k101', 'k102', 'a', 'b', 'c']])
  })

  it('keeps what the browser took until an ordinary request is acknowledged', async () => {
    let working = false
    const box = outbox({
      send: (list) => {
        if (!working) return Promise.reject(new ApiFailure('offline'))
        sent.push(keys(list))
        return Promise.resolve()
      },
    })
    box.add(event('a'))
    await vi.advanceTimersByTimeAsync(2000)
    box.add(event('b'))
    box.leave()
    expect(beaconed).toEqual([['b']])
    expect(storedKeys()).toEqual(['a', 'b'])
    working = true
    await vi.advanceTimersByTimeAsync(4000)
    expect(sent).toEqual([['a', 'b']])
    expect(storedKeys()).toEqual([])
  })

  it('does not take back what the browser took', () => {
    const box = outbox()
    box.add(event('a'))
    box.leave()
    expect(box.withdraw((each) => each.key === 'a')).toBe(false)
    expect(keys(box.waiting)).toEqual(['a'])
  })

  it('keeps for the next visit what the browser did not take, also a batch on its way', async () => {
    const box = outbox({ send: () => new Promise(() => undefined), beacon: () => false })
    box.add(event('a'))
    await vi.advanceTimersByTimeAsync(2000)
    box.add(event('b'))
    box.leave()
    expect(storedKeys()).toEqual(['a', 'b'])
    outbox()
    await vi.advanceTimersByTimeAsync(2000)
    expect(sent).toEqual([['a', 'b']])
  })

  it('loses neither of two batches when the page is left between them', async () => {
    const { send, answer } = slowServer()
    const box = outbox({ send })
    box.add(event('a'))
    await vi.advanceTimersByTimeAsync(2000)
    box.leave()
    box.add(event('b'))
    await vi.advanceTimersByTimeAsync(2000)
    await answer()
    expect(storedKeys()).toEqual([])
    await vi.advanceTimersByTimeAsync(2000)
    await answer(new ApiFailure('server', 503))
    expect(keys(box.waiting)).toEqual(['b'])
    expect(storedKeys()).toEqual(['b'])
    await vi.advanceTimersByTimeAsync(4000)
    await answer()
    expect(sent).toEqual([['a'], ['b'], ['b']])
    expect(storedKeys()).toEqual([])
  })

  it('leaves in storage what another tab keeps there', async () => {
    const down = outbox({ send: () => Promise.reject(new ApiFailure('server', 503)) })
    const up = outbox()
    down.add(event('a'))
    up.add(event('b'))
    await vi.advanceTimersByTimeAsync(2000)
    expect(sent).toEqual([['b']])
    expect(storedKeys()).toEqual(['a'])
  })

  it('drops the oldest beyond a thousand', () => {
    const box = outbox({ send: () => new Promise(() => undefined) })
    for (const each of events(1200)) box.add(each)
    expect(box.waiting.length).toBeLessThanOrEqual(1000)
    expect(box.waiting.at(-1)?.key).toBe('k1199')
    box.leave()
    outbox({ send: () => new Promise(() => undefined) })
    expect(storedKeys()).toHaveLength(1000)
    expect(storedKeys()).toContain('k1199')
  })
})
