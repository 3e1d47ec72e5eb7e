import type { Attachment } from 'svelte/attachments'
import type { Showing } from './showing'
import { tracker } from './tracker'

const dwell = 500
const reports = new WeakMap<Element, () => void>()
const timers = new WeakMap<Element, ReturnType<typeof setTimeout>>()

const observer =
  typeof IntersectionObserver === 'undefined'
    ? undefined
    : new IntersectionObserver(
        (entries) => {
          for (const { target, isIntersecting } of entries) {
            clearTimeout(timers.get(target))
            if (isIntersecting)
              timers.set(
                target,
                setTimeout(() => reports.get(target)?.(), dwell),
              )
          }
        },
        { threshold: 0.5 },
      )

/** Reports an impression once half of the element has been in view for half a second. */
export function seen(product: string, showing: Showing): Attachment {
  return (element) => {
    reports.set(element, () => tracker.impression(product, showing))
    observer?.observe(element)
    return () => {
      clearTimeout(timers.get(element))
      observer?.unobserve(element)
    }
  }
}
