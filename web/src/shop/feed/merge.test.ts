import { describe, expect, it } from 'vitest'
import type { Product, Recommendations } from '../../lib/api/types'
import { mergeAnswers, varied } from './merge'

function answer(requestId: string, scores: [string, number][]): Recommendations {
  return {
    request_id: requestId,
    release: 'rel',
    model: 'item_knn',
    items: scores.map(([id, score], index) => ({
      product: { id } as Product,
      score,
      position: index + 1,
      reason: { kind: 'popular', text: '', evidence: [] },
    })),
  }
}

describe('merging answers', () => {
  it('orders by score over departments and numbers what is on the screen', () => {
    const women = answer('w', [['a', 0.9], ['b', 0.2]]) // prettier-ignore
    const men = answer('m', [['c', 0.5], ['d', 0.1]]) // prettier-ignore
    const items = mergeAnswers([women, men], 3, 'feed')
    expect(items.map((item) => item.product.id)).toEqual(['a', 'c', 'b'])
    expect(items.map((item) => item.showing)).toEqual([
      { surface: 'feed', position: 1, requestId: 'w', release: 'rel' },
      { surface: 'feed', position: 2, requestId: 'm', release: 'rel' },
      { surface: 'feed', position: 3, requestId: 'w', release: 'rel' },
    ])
  })

  it("keeps the server's order among equal scores, and each product once", () => {
    const both = [answer('x', [['b', 0], ['a', 0]]), answer('y', [['a', 0], ['c', 0]])] // prettier-ignore
    expect(mergeAnswers(both, 9, 'feed').map((item) => item.product.id)).toEqual(['b', 'a', 'c'])
  })

  it('makes nothing out of nothing', () => {
    expect(mergeAnswers([], 9, 'feed')).toEqual([])
  })
})

describe('varied', () => {
  it('takes one of each kind in turn, keeping the order within a kind', () => {
    expect(varied(['a1', 'a2', 'a3', 'b1', 'c1', 'c2'], ([kind]) => kind ?? '')).toEqual([
      'a1',
      'b1',
      'c1',
      'a2',
      'c2',
      'a3',
    ])
  })
})
