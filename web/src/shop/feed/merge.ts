import type { Product, Reason, Recommendations } from '../../lib/api/types'
import type { Showing } from '../events/showing'

export interface FeedItem {
  product: Product
  reason: Reason
  score: number
  showing: Showing
}

/**
 * One list out of the answers for several departments: by score, which means the same in all of them, then in the order
 * of the departments and the server's own order. Positions are those on the screen.
 */
export function mergeAnswers(
  answers: Recommendations[],
  limit: number,
  surface: string,
): FeedItem[] {
  const offers = answers.flatMap((answer) => answer.items.map((item) => ({ answer, item })))
  const firstOf = new Map(offers.toReversed().map((offer) => [offer.item.product.id, offer]))
  return offers
    .filter((offer) => firstOf.get(offer.item.product.id) === offer)
    .sort((a, b) => b.item.score - a.item.score)
    .slice(0, limit)
    .map(({ answer, item }, index) => ({
      product: item.product,
      reason: item.reason,
      score: item.score,
      showing: {
        surface,
        position: index + 1,
        requestId: answer.request_id,
        release: answer.release,
      },
    }))
}

/** Takes one of each kind in turn, so that a short strip shows the breadth of a long list. */
export function varied<T>(items: readonly T[], kindOf: (item: T) => string): T[] {
  const turn = new Map<string, number>()
  return items
    .map((item) => {
      const kind = kindOf(item)
      const round = turn.get(kind) ?? 0
      turn.set(kind, round + 1)
      return { item, round }
    })
    .sort((a, b) => a.round - b.round)
    .map(({ item }) => item)
}
