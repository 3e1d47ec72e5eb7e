import { ApiFailure } from '../../lib/api/failure'
import type { ShopEvent } from '../../lib/api/types'

/** An event with the key under which the server keeps it once, however often it is sent. */
export type QueuedEvent = ShopEvent & { key: string }

export interface OutboxOptions {
  send: (events: QueuedEvent[]) => Promise<void>
  /** Hands events to the browser as the page goes away; false when it did not take them. */
  beacon: (events: QueuedEvent[]) => boolean
  load: () => QueuedEvent[]
  store: (events: QueuedEvent[]) => void
}

const batchSize = 100
const pause = 2_000
const longestWait = 10_000
const longestPause = 60_000
const mostKept = 1_000

/**
 * Collects events and sends them in batches: after a short pause, at once when a batch is full, and on the way out. What
 * could not be sent waits in storage and is tried again, ever more slowly; its keys keep a repeated batch from counting twice.
 */
export class Outbox {
  #queue: QueuedEvent[]
  #inFlight: QueuedEvent[] = []
  #timer: ReturnType<typeof setTimeout> | undefined
  #waitingSince = 0
  #failures = 0

  constructor(private readonly options: OutboxOptions) {
    this.#queue = options.load()
    if (this.#queue.length > 0) this.#later()
  }

  get waiting(): readonly QueuedEvent[] {
    return this.#queue
  }

  add(event: QueuedEvent): void {
    this.#queue.push(event)
    if (this.#queue.length > mostKept) this.#queue.splice(0, this.#queue.length - mostKept)
    if (this.#queue.length >= batchSize && this.#failures === 0) void this.flush()
    else this.#later()
  }

  /** Takes back an event that has not left yet; false when it has. */
  withdraw(matches: (event: QueuedEvent) => boolean): boolean {
    const before = this.#queue.length
    this.#queue = this.#queue.filter((event) => !matches(event))
    return this.#queue.length < before
  }

  async flush(): Promise<void> {
    this.#stopTimer()
    if (this.#inFlight.length > 0 || this.#queue.length === 0) return
    this.#inFlight = this.#queue.splice(0, batchSize)
    try {
      await this.options.send(this.#inFlight)
      this.#settle(true)
    } catch (error) {
      // Events that the server refuses would be refused for ever: they are let go.
      this.#settle(error instanceof ApiFailure && !error.isTransient)
    }
  }

  /** The page is going away: everything goes by beacon, or waits in storage for the next visit. */
  leave(): void {
    this.#stopTimer()
    const rest = [...this.#inFlight, ...this.#queue]
    while (rest.length > 0 && this.options.beacon(rest.slice(0, batchSize)))
      rest.splice(0, batchSize)
    this.#inFlight = []
    this.#queue = rest
    this.options.store(rest)
  }

  #settle(done: boolean): void {
    if (done) this.#failures = 0
    else {
      this.#failures += 1
      this.#queue.unshift(...this.#inFlight)
    }
    this.#inFlight = []
    this.options.store(this.#failures > 0 ? this.#queue : [])
    if (this.#queue.length > 0) this.#later()
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
