import type { Price } from '../api/types'

const locale = typeof document === 'undefined' ? 'en' : document.documentElement.lang || 'en'

const stars = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
const amount = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const whole = new Intl.NumberFormat(locale)

/** "$39.90"; a currency code that Intl does not know is written after the amount. */
export function formatPrice(price: Price): string {
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency: price.currency }).format(
      price.amount,
    )
  } catch {
    return `${amount.format(price.amount)} ${price.currency}`.trim()
  }
}

/** One star for the worst of a scale and five for its best: on a scale of 1 to 5 the rating itself. */
export function starsOf(rating: number, lowest: number, highest: number): number {
  return 1 + (4 * (rating - lowest)) / (highest - lowest)
}

export const formatStars = (value: number): string => stars.format(value)

export const formatCount = (value: number): string => whole.format(value)
