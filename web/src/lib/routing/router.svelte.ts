import { morph } from '../ui/morph.svelte'
import { addressOf, routeOf, type Route } from './routes'

interface Visit {
  visit: number
}

const isVisit = (state: unknown): state is Visit =>
  typeof state === 'object' && state !== null && 'visit' in state

/** How long a page may take to grow tall enough for its old scroll position, in milliseconds. */
const restorePatience = 1500

/**
 * The current route, kept in step with the browser's history. Plain links work: a click on a same-origin anchor is taken
 * over. Going back returns to the old scroll position, a new page starts at the top.
 */
class Router {
  route = $state.raw<Route>(routeOf(new URL(location.href)))
  /** Counts the page changes that a shopper would notice, for focus and announcements. */
  arrivals = $state(0)
  /** The name of what a page shows, when that is more than the page's own name. */
  title = $state<string>()
  #visit = 0
  #scrolls = new Map<number, number>()
  #wanted: number | undefined

  start(): () => void {
    history.scrollRestoration = 'manual'
    this.#visit = isVisit(history.state) ? history.state.visit : 0
    history.replaceState({ visit: this.#visit } satisfies Visit, '')
    const stop = new AbortController()
    const { signal } = stop
    addEventListener('popstate', this.#onPopState, { signal })
    addEventListener('scroll', this.#onScroll, { signal, passive: true })
    for (const giveUp of ['wheel', 'touchstart', 'keydown'] as const)
      addEventListener(giveUp, () => (this.#wanted = undefined), { signal, passive: true })
    document.addEventListener('click', this.#onClick, { signal })
    return () => stop.abort()
  }

  /**
   * Goes to a page; `replace` changes the address in place, as a search box does while one types; `quiet` leaves the
   * focus where it is.
   */
  go(route: Route, options: { replace?: boolean; quiet?: boolean } = {}): void {
    const address = addressOf(route)
    if (options.replace) {
      history.replaceState({ visit: this.#visit } satisfies Visit, '', address)
      this.route = route
      return
    }
    this.#scrolls.set(this.#visit, scrollY)
    this.#visit += 1
    history.pushState({ visit: this.#visit } satisfies Visit, '', address)
    const samePage = this.#isSamePage(route)
    if (route.page === 'product') morph(() => this.#arrive(route, 0))
    else this.#arrive(route, samePage ? undefined : 0, options.quiet)
  }

  /** Another filter of the same list, which is no new place. */
  #isSamePage(route: Route): boolean {
    return route.page === this.route.page && route.page !== 'product'
  }

  #arrive(route: Route, scroll: number | undefined, quiet = false): void {
    if (!this.#isSamePage(route) && !quiet) this.arrivals += 1
    this.route = route
    if (scroll === undefined) return
    if (scroll === 0) scrollTo({ top: 0, behavior: 'instant' })
    this.#wanted = scroll
    this.#restore(performance.now() + restorePatience)
  }

  /** Scrolls as soon as the page is tall enough, and gives up when the shopper moves first. */
  #restore(until: number): void {
    requestAnimationFrame(() => {
      if (this.#wanted === undefined) return
      scrollTo({ top: this.#wanted, behavior: 'instant' })
      const reached = Math.abs(scrollY - this.#wanted) < 2
      if (reached || performance.now() > until) this.#wanted = undefined
      else this.#restore(until)
    })
  }

  #onPopState = (event: PopStateEvent): void => {
    this.#visit = isVisit(event.state) ? event.state.visit : 0
    this.#arrive(routeOf(new URL(location.href)), this.#scrolls.get(this.#visit) ?? 0)
  }

  #onScroll = (): void => {
    if (this.#wanted === undefined) this.#scrolls.set(this.#visit, scrollY)
  }

  #onClick = (event: MouseEvent): void => {
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey
    if (!plain || event.altKey || event.defaultPrevented) return
    const anchor = event.target instanceof Element ? event.target.closest('a') : null
    if (
      !anchor ||
      anchor.origin !== location.origin ||
      anchor.target ||
      anchor.hasAttribute('download')
    )
      return
    if (anchor.hash && anchor.pathname === location.pathname) return
    event.preventDefault()
    this.go(routeOf(new URL(anchor.href)))
  }
}

export const router = new Router()
