import { tick } from 'svelte'
import { calm } from './motion'

/** Which card is about to grow into a page: only one thing at a time may carry the moving name. */
export const moving = $state<{ card: string | undefined }>({ card: undefined })

/**
 * Changes the page so that what carries the same `view-transition-name` before and after moves from one place to the
 * other. Where the browser cannot, or the shopper asked for less motion, the page simply changes.
 */
export function morph(change: () => void): void {
  if (!('startViewTransition' in document) || calm(1) === 0) {
    change()
    moving.card = undefined
    return
  }
  const transition = document.startViewTransition(async () => {
    change()
    moving.card = undefined
    await tick()
  })
  // A transition that is skipped (a hidden tab, a newer one) rejects; the change itself has been made.
  transition.ready.catch(() => undefined)
  transition.finished.catch(() => undefined)
}
