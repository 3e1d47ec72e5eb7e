import { describe, expect, it } from 'vitest'
import { Shelves } from './shelves.svelte'

describe('Shelves', () => {
  it('knows what stands on the shelves above, and not below', () => {
    const shelves = new Shelves(['look', 'together', 'behaviour'])
    shelves.put('look', ['a'])
    shelves.put('together', ['b'])
    shelves.put('behaviour', ['c'])
    expect(shelves.isAbove('behaviour', 'a')).toBe(true)
    expect(shelves.isAbove('behaviour', 'b')).toBe(true)
    expect(shelves.isAbove('together', 'c')).toBe(false)
    expect(shelves.isAbove('look', 'a')).toBe(false)
  })

  it('forgets what a shelf held before', () => {
    const shelves = new Shelves(['look', 'together'])
    shelves.put('look', ['a'])
    shelves.put('look', ['b'])
    expect(shelves.isAbove('together', 'a')).toBe(false)
  })
})
