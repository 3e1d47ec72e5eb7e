import { untrack } from 'svelte'
import { ApiFailure, isAbandoned } from '../api/failure'

/**
 * A value that comes from the server. A newer question replaces an older one, whose late answer is dropped; the last
 * good value stays while the next one is on its way, so a page never blinks empty.
 */
export class Resource<T> {
  value = $state.raw<T>()
  failure = $state.raw<ApiFailure>()
  loading = $state(false)
  #running: AbortController | undefined
  #again: (() => Promise<void>) | undefined

  async load(ask: (signal: AbortSignal) => Promise<T>): Promise<void> {
    this.#running?.abort()
    const running = new AbortController()
    this.#running = running
    this.#again = () => this.load(ask)
    this.loading = true
    try {
      const value = await ask(running.signal)
      if (this.#running !== running) return
      this.value = value
      this.failure = undefined
    } catch (error) {
      if (this.#running !== running || isAbandoned(error)) return
      this.failure = error instanceof ApiFailure ? error : new ApiFailure('server')
    }
    this.loading = false
  }

  retry = (): Promise<void> | undefined => this.#again?.()

  /** Whether the last question went unanswered; asking this in an effect does not make it run again. */
  get failed(): boolean {
    return untrack(() => this.failure !== undefined)
  }

  /** Forgets the value, for a question about something else. */
  clear(): void {
    this.#running?.abort()
    this.#running = undefined
    this.value = undefined
    this.failure = undefined
    this.loading = false
  }
}
