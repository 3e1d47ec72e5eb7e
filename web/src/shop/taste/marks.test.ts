import { describe, expect, it } from 'vitest'
import {
  changesBetween,
  historyOf,
  keep,
  marksKept,
  parseMarks,
  withMark,
  withoutMark,
  type Mark,
  type MarkKind,
} from './marks'

const mark = (id: string, kind: MarkKind = 'like', time = 1): Mark => ({
  product: { id, title: `Title ${id}`, brand: 'Brand', image: null, price: null },
  kind,
  time,
})

describe('marks', () => {
  it('stand newest first, one for each product', () => {
    const marks = withMark(withMark([mark('a')], mark('b')), mark('a', 'dislike', 2))
    expect(marks.map(({ product, kind }) => [product.id, kind])).toEqual([
      ['a', 'dislike'],
      ['b', 'like'],
    ])
  })

  it('forget the oldest beyond the limit', () => {
    let marks: Mark[] = []
    for (let i = 0; i <= marksKept; i += 1) marks = withMark(marks, mark(String(i)))
    expect(marks).toHaveLength(marksKept)
    expect(marks.some(({ product }) => product.id === '0')).toBe(false)
  })

  it('become a history in the order of time', () => {
    const marks = withMark([mark('a', 'like', 10)], mark('b', 'dislike', 20))
    expect(historyOf(marks)).toEqual([
      { product: 'a', kind: 'like', time: 10 },
      { product: 'b', kind: 'dislike', time: 20 },
    ])
  })

  it('tell what changed, whichever way', () => {
    const before = [mark('stays'), mark('turns'), mark('goes')]
    const after = [mark('comes'), mark('turns', 'dislike'), mark('stays')]
    const changes = changesBetween(before, after).map(({ product, from, to }) => [
      product.id,
      from,
      to,
    ])
    expect(changes).toHaveLength(3)
    expect(changes).toContainEqual(['turns', 'like', 'dislike'])
    expect(changes).toContainEqual(['goes', 'like', undefined])
    expect(changes).toContainEqual(['comes', undefined, 'like'])
  })

  it('survive storage, and leave out what is not a mark', () => {
    const marks = [mark('a'), mark('b', 'dislike')]
    expect(parseMarks(JSON.parse(JSON.stringify(marks)))).toEqual(marks)
    expect(parseMarks(null)).toEqual([])
    expect(parseMarks({ length: 3 })).toEqual([])
    expect(parseMarks([null, 7, {}, { ...mark('c'), kind: 'impression' }, mark('d')])).toEqual([
      mark('d'),
    ])
  })

  it('mend a stored product whose picture or price has another shape', () => {
    const stored = { ...mark('a'), product: { id: 'a', title: 'A', image: 7, price: 'free' } }
    expect(parseMarks([stored])[0]?.product).toEqual({
      id: 'a',
      title: 'A',
      brand: '',
      image: null,
      price: null,
    })
  })

  it('go away one by one', () => {
    expect(withoutMark([mark('a'), mark('b')], 'a')).toEqual([mark('b')])
  })
})

describe('a kept product', () => {
  it('has a title of bounded length, so that storage does not fill', () => {
    const kept = keep({ ...mark('a').product, title: 'x'.repeat(10_000) })
    expect(kept.title).toHaveLength(200)
  })
})
