import { untrack } from 'svelte'

/** What a screen reader is told about changes that others see. */
class Announcer {
  message = $state('')

  say(message: string): void {
    // The same words twice would not be read again.
    const before = untrack(() => this.message)
    this.message = before === message ? `${message}\u00a0` : message
  }
}

export const announcer = new Announcer()
