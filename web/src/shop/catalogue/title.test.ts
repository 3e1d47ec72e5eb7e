import { expect, it } from 'vitest'
import { titleOf } from './title'

it('falls back to brand, colour and category where there is no title', () => {
  expect(titleOf({ title: 'Linen shirt', brand: 'A' })).toBe('Linen shirt')
  const untitled = { title: '', brand: 'A', colour: 'Blue', categories: ['Women', 'Shirts'] }
  expect(titleOf(untitled)).toBe('A Blue Shirts')
  expect(titleOf({ title: '', brand: '' })).toBe('Unnamed piece')
})
