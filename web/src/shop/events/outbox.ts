import { ApiFailure } from '../../lib/api/failure'
import type { ShopEvent } from '../../lib/api/types'

/** An event with the key under which the server keeps it once, however often it is sent. */
export type QueuedEvent = ShopEvent & { key: string }

/** Where events wait that the server has not acknowledged. Every tab of the shop has the same one. */
export interface KeptEvents {
  load: () => QueuedEvent[]
  keep: (events: readonly QueuedEvent[]) => void
  /** These alone: others may be another tab's. */
  forget: (events: readonly QueuedEvent[]) => void
}

export interface OutboxOptions {
  send: (events: QueuedEvent[]) => Promise<void>
  /** Hands events to the browser as the page goes away. Nobody learns whether they arrived. */
  beacon: (events: QueuedEvent[]) => boolean
  kept: KeptEvents
}

const batchSize = 100
const pause = 2_000
const longestWait = 10_000
const longestPause = 60_000
const mostKept = 1_000

function halves<T>(list: readonly T[]): [T[], T[]] {
  const middle = Math.ceil(list.length / 2)
  return [list.slice(0, middle), list.slice(middle)]
}

/**
 * Collects events and sends them in batches: after a short pause, at once when a batch is full, and on the way out. From the
 * first attempt on an event is kept in storage, until the server has acknowledged it or refused it for good; what fails is
 * tried again, ever more slowly. A refused batch is halved until only the events at fault are let go. Its key keeps an event that arrives twice from counting twice.
 */
export class Outbox {
  #queue: QueuedEvent[]
  #sending = false
  /** Keys of the events in storage: they may be with the server already, or wait in another tab as well. */
  #keptKeys = new Set<string>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #waitingSince = 0
  #failures = 0

  constructor(private readonly options: OutboxOptions) {
    this.#queue = options.kept.load()
    for (const event of this.#queue) this.#keptKeys.add(event.key)
    this.#dropOldest()
    if (this.#queue.length > 0) this.#later()
  }

  get waiting(): readonly QueuedEvent[] {
    return this.#queue
  }

  add(event: QueuedEvent): void {
    this.#queue.push(event)
    this.#dropOldest()
    if (this.#queue.length >= batchSize && this.#failures === 0) void this.flush()
    else this.#later()
  }

  /** Takes back an event that cannot have left yet; false when it may have. */
  withdraw(matches: (event: QueuedEvent) => boolean): boolean {
    const before = this.#queue.length
    this.#queue = this.#queue.filter((event) => !this.#isFresh(event) || !matches(event))
    return this.#queue.length < before
  }

  async flush(): Promise<void> {
    this.#stopTimer()
    if (this.#sending || this.#queue.length === 0) return
    const batch = this.#queue.splice(0, batchSize)
    this.#sending = true
    this.#keep(batch)
    const undelivered = await this.#deliver(batch)
    this.#sending = false
    this.#failures = undelivered.length > 0 ? this.#failures + 1 : 0
    this.#queue.unshift(...undelivered)
    if (this.#queue.length > 0) this.#later()
  }

  /**
   * The page is out of sight and may be going away: the browser gets what has not left yet. It never says whether the server
   * did, so all of it stays queued and kept, for an ordinary request of this page or of the next visit.
   */
  leave(): void {
    const fresh = this.#queue.filter((event) => this.#isFresh(event))
    this.#keep(fresh)
    while (fresh.length > 0 && this.options.beacon(fresh.slice(0, batchSize)))
      fresh.splice(0, batchSize)
  }

  /**
   * Sends the events and gives back those to try again later. The server takes a batch whole or not at all, and what it refuses
   * it would refuse for ever: one event at fault would take the others with it, so they are sent again by halves.
   */
  async #deliver(batch: QueuedEvent[]): Promise<QueuedEvent[]> {
    const answer = await this.#answerTo(batch)
    if (answer === 'failed') return batch
    if (answer === 'taken' || batch.length === 1) {
      this.#forget(batch)
      return []
    }
    const [first, second] = halves(batch)
    const undelivered = await this.#deliver(first)
    return undelivered.length > 0 ? [...undelivered, ...second] : this.#deliver(second)
  }

  #answerTo(batch: QueuedEvent[]): Promise<'taken' | 'refused' | 'failed'> {
    return this.options.send(batch).then(
      () => 'taken',
      (error: unknown) =>
        error instanceof ApiFailure && !error.isTransient ? 'refused' : 'failed',
    )
  }

  #isFresh(event: QueuedEvent): boolean {
    return !this.#keptKeys.has(event.key)
  }

  #keep(events: readonly QueuedEvent[]): void {
    for (const event of events) this.#keptKeys.add(event.key)
    this.options.kept.keep(events)
  }

  #forget(events: readonly QueuedEvent[]): void {
    for (const event of events) this.#keptKeys.delete(event.key)
    this.options.kept.forget(events)
  }

  #dropOldest(): void {
    if (this.#queue.length > mostKept)
      this.#forget(this.#queue.splice(0, this.#queue.length - mostKept))
  }

  /** A new event moves the sending on by a pause, so that an undo finds it still here; but not for ever. */
  #later(): void {
    const now = Date.now()
    if (this.#timer === undefined) this.#waitingSince = now
    else if (this.#failures > 0) return
    clearTimeout(this.#timer)
    const wait =
      this.#failures > 0
        ? Math.min(pause * 2 ** this.#failures, longestPause)
        : Math.max(0, Math.min(pause, this.#waitingSince + longestWait - now))
    this.#timer = setTimeout(() => void this.flush(), wait)
  }

  #stopTimer(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }
}
