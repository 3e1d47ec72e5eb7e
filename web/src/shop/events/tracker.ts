import { api } from '../../lib/api/client'
import type { EventKind } from '../../lib/api/types'
import type { MarkChange } from '../taste/marks'
import { keptEvents } from './kept'
import { Outbox, type QueuedEvent } from './outbox'
import type { Showing } from './showing'
import { randomKey, visitorId } from './visitor'

function beacon(events: QueuedEvent[]): boolean {
  const body = new Blob([JSON.stringify({ events })], { type: 'application/json' })
  return navigator.onLine && navigator.sendBeacon('/v1/events', body)
}

/** Tells the server what was shown and what the shopper did with it. */
class Tracker {
  #outbox = new Outbox({ send: (events) => api.sendEvents(events), beacon, kept: keptEvents })
  #seen = new Set<string>()
  #met = new Map<string, Showing>()
  /** Products with a mark that left and that no unlike has taken back since, whatever mark they have now. */
  #markLeft = new Set<string>()

  start(): () => void {
    const stop = new AbortController()
    const options = { signal: stop.signal }
    addEventListener('pagehide', () => this.#outbox.leave(), options)
    addEventListener('online', () => void this.#outbox.flush(), options)
    document.addEventListener(
      'visibilitychange',
      () => document.visibilityState === 'hidden' && this.#outbox.leave(),
      options,
    )
    return () => stop.abort()
  }

  /** Once for each product in each answer, however often it scrolls past. */
  impression(product: string, showing: Showing): void {
    const name = `${showing.surface} ${showing.requestId ?? ''} ${product}`
    if (this.#seen.has(name)) return
    this.#seen.add(name)
    this.#record('impression', product, showing, { propensity: 1 })
  }

  /** Remembers where a product was clicked, so that the view that follows is credited to that list. */
  met(product: string, showing: Showing): void {
    this.#met.set(product, showing)
  }

  view(product: string): void {
    this.#record('view', product, this.#met.get(product) ?? { surface: 'direct', position: 0 })
    this.#met.delete(product)
  }

  /** Likes and dislikes as they are given; one that is taken back before it left never leaves. */
  marked(changes: MarkChange[], showing?: Showing): void {
    for (const { product, from, to } of changes) {
      const unsent =
        from && this.#outbox.withdraw((e) => e.kind === from && e.product === product.id)
      if (from && !unsent) this.#markLeft.add(product.id)
      if (to) this.#record(to, product.id, showing)
      else if (this.#markLeft.delete(product.id)) this.#record('unlike', product.id, showing)
    }
  }

  #record(
    kind: EventKind,
    product: string,
    showing: Showing | undefined,
    more: { propensity?: number } = {},
  ): void {
    this.#outbox.add({
      user: visitorId(),
      product,
      kind,
      time: Date.now(),
      key: randomKey(),
      ...more,
      ...(showing && {
        surface: showing.surface,
        ...(showing.position > 0 && { position: showing.position }),
        ...(showing.requestId && { request_id: showing.requestId }),
        ...(showing.release && { release: showing.release }),
      }),
    })
  }
}

export const tracker = new Tracker()
