import { describe, expect, it } from 'vitest'
import { formatCount, formatPrice, formatStars, starsOf } from './format'

describe('formatting', () => {
  it('writes prices in their currency', () => {
    expect(formatPrice({ amount: 39.9, currency: 'USD' })).toBe('$39.90')
    expect(formatPrice({ amount: 1234.5, currency: 'EUR' })).toBe('€1,234.50')
  })

  it('writes the amount alone where the currency is not known', () => {
    expect(formatPrice({ amount: 39.9, currency: '' })).toBe('39.90')
    expect(formatPrice({ amount: 39.9, currency: 'not a code' })).toBe('39.90 not a code')
  })

  it('writes stars with one decimal and counts with separators', () => {
    expect(formatStars(4)).toBe('4.0')
    expect(formatStars(4.26)).toBe('4.3')
    expect(formatCount(12345)).toBe('12,345')
  })
})

describe('stars', () => {
  it('are the rating itself on a scale of 1 to 5', () => {
    for (const rating of [1, 2.5, 4.25, 5]) expect(starsOf(rating, 1, 5)).toBe(rating)
  })

  it('run from one for the worst to five for the best of any other scale', () => {
    expect(starsOf(1, 1, 10)).toBe(1)
    expect(starsOf(10, 1, 10)).toBe(5)
    expect(starsOf(0, -10, 10)).toBe(3)
    expect(starsOf(-4, -10, 10)).toBeCloseTo(2.2)
  })
})
