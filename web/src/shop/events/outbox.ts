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

/** Those of a batch that the server, refusing it, found at fault; none where it does not say. */
function faultyOf(batch: readonly QueuedEvent[], { fields }: ApiFailure): QueuedEvent[] {
  const places = fields.map((field) => Number(/^\/events\/(\d+)(?:\/|$)/.exec(field)?.[1]))
  return batch.filter((_, place) => places.includes(place))
}

/**
 * Collects events and sends them in batches: after a short pause, at once when a batch is full, and on the way out. From the
 * first attempt on an event is kept in storage, until the server has acknowledged it or refused it for good; what fails is
 * tried again, ever more slowly. A batch is refused as a whole: only what is at fault is let go, and what that is, if the
 * server does not say, is found by batches of half the size. Its key keeps an event that arrives twice from counting twice.
 */
export class Outbox {
  #queue: QueuedEvent[]
  #sending = false
  /** Keys of the events in storage: they may be with the server already, or wait in another tab as well. */
  #keptKeys = new Set<string>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #waitingSince = 0
  #failures = 0
  /** Events in the next batch: halved when one is refused nobody knows what for, doubled when one is taken. */
  #batchSize = batchSize

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
    const batch = this.#queue.splice(0, this.#batchSize)
    this.#sending = true
    this.#keep(batch)
    const failure = await this.options.send(batch).then(
      () => undefined,
      (error: unknown) => error,
    )
    this.#sending = false
    this.#settle(batch, failure)
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

  #settle(batch: QueuedEvent[], failure: unknown): void {
    if (failure === undefined) this.#accepted(batch)
    else if (failure instanceof ApiFailure && !failure.isTransient) this.#refused(batch, failure)
    else {
      this.#failures += 1
      this.#queue.unshift(...batch)
    }
    if (this.#queue.length > 0) this.#later()
  }

  #accepted(batch: QueuedEvent[]): void {
    this.#failures = 0
    this.#batchSize = Math.min(this.#batchSize * 2, batchSize)
    this.#forget(batch)
  }

  /** What is at fault would be refused for ever. */
  #refused(batch: QueuedEvent[], failure: ApiFailure): void {
    this.#failures = 0
    const faulty = batch.length === 1 ? batch : faultyOf(batch, failure)
    if (faulty.length === 0) this.#batchSize = Math.ceil(batch.length / 2)
    this.#forget(faulty)
    this.#queue.unshift(...batch.filter((event) => !faulty.includes(event)))
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
