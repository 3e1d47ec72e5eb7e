import { expect, it } from 'vitest'
import { shortTitleOf, titleOf } from './title'

it('falls back to brand, colour and category where there is no title', () => {
  expect(titleOf({ title: 'Linen shirt', brand: 'A' })).toBe('Linen shirt')
  const untitled = { title: '', brand: 'A', colour: 'Blue', categories: ['Women', 'Shirts'] }
  expect(titleOf(untitled)).toBe('A Blue Shirts')
  expect(titleOf({ title: '', brand: '' })).toBe('Unnamed piece')
})

it('leaves out a brand that stands above, unless nothing else is left', () => {
  expect(shortTitleOf({ title: 'Plainsong Wrap Coat', brand: 'Plainsong' })).toBe('Wrap Coat')
  expect(shortTitleOf({ title: 'Plainsongs Coat', brand: 'Plainsong' })).toBe('Plainsongs Coat')
  expect(shortTitleOf({ title: 'Plainsong', brand: 'Plainsong' })).toBe('Plainsong')
  expect(shortTitleOf({ title: 'Wrap Coat', brand: '' })).toBe('Wrap Coat')
})
