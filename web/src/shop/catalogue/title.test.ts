import { expect, it } from 'vitest'
import { shortTitleOf, titleOf } from './title'

it('falls back to brand, colour and category, then the id, where there is no title', () => {
  expect(titleOf({ id: 'P1', title: 'Linen shirt', brand: 'A' })).toBe('Linen shirt')
  const untitled = {
    id: 'P1',
    title: '',
    brand: 'A',
    colour: 'Blue',
    categories: ['Women', 'Shirts'],
  }
  expect(titleOf(untitled)).toBe('A Blue Shirts')
  expect(titleOf({ id: 'P1', title: '', brand: '' })).toBe('P1')
})

it('leaves out a brand that stands above, unless nothing else is left', () => {
  expect(shortTitleOf({ id: 'P1', title: 'Plainsong Wrap Coat', brand: 'Plainsong' })).toBe(
    'Wrap Coat',
  )
  expect(shortTitleOf({ id: 'P1', title: 'Plainsongs Coat', brand: 'Plainsong' })).toBe(
    'Plainsongs Coat',
  )
  expect(shortTitleOf({ id: 'P1', title: 'Plainsong', brand: 'Plainsong' })).toBe('Plainsong')
  expect(shortTitleOf({ id: 'P1', title: 'Wrap Coat', brand: '' })).toBe('Wrap Coat')
})
