/** A duration in milliseconds, or none for those who asked their system for less motion. */
export function calm(duration: number): number {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : duration
}
