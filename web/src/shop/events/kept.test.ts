import { beforeEach, describe, expect, it } from 'vitest'
import { keptEvents } from './kept'
import type { QueuedEvent } from './outbox'

const event = (key: string, time: number): QueuedEvent => ({
  user: 'u',
  product: 'p',
  kind: 'view',
  key,
  time,
})

beforeEach(() => localStorage.clear())

describe('the events kept in the browser', () => {
  it('come back as they were, the oldest first', () => {
    const events = [event('b', 1), event('a', 2)]
    keptEvents.keep([event('a', 2)])
    keptEvents.keep([event('b', 1)])
    expect(keptEvents.load()).toEqual(events)
  })

  it('are forgotten one by one', () => {
    keptEvents.keep([event('a', 1), event('b', 2), event('c', 3)])
    keptEvents.forget([event('b', 2)])
    expect(keptEvents.load()).toEqual([event('a', 1), event('c', 3)])
  })

  it('are told from what else is in storage', () => {
    localStorage.setItem('lookbook.visitor', '"visitor-1"')
    localStorage.setItem('lookbook.outbox.x', '"no event"')
    localStorage.setItem('lookbook.outbox.y', '{"no":')
    keptEvents.keep([event('a', 1)])
    expect(keptEvents.load()).toEqual([event('a', 1)])
  })
})
