import { api } from '../../lib/api/client'
import type { HistoryEvent } from '../../lib/api/types'
import { Resource } from '../../lib/loading/resource.svelte'
import { catalogue } from '../catalogue/catalogue.svelte'
import { mergeAnswers, varied, type FeedItem } from './merge'

export interface FeedRequest {
  departments: readonly string[]
  category?: string
  history: HistoryEvent[]
  exclude: string[]
  limit: number
}

async function ask(
  request: FeedRequest,
  surface: string,
  signal: AbortSignal,
): Promise<FeedItem[]> {
  const { departments, category, history, exclude, limit } = request
  const scopes = departments.length > 0 ? departments : [undefined]
  const answers = await Promise.all(
    scopes.map((department) =>
      api.recommend({ department, category, history, exclude, limit }, signal),
    ),
  )
  const items = mergeAnswers(answers, limit, surface)
  catalogue.remember(items.map((item) => item.product))
  return items
}

/** The list "For you": it asks again whenever what it depends on has changed, and only then. */
class Feed extends Resource<FeedItem[]> {
  #asked = ''
  /** How many were wanted when the list that is shown was made: fewer came means there are no more. */
  wanted = $state(0)

  follow(request: FeedRequest): void {
    const asked = JSON.stringify(request)
    if (asked === this.#asked && !this.failed) return
    this.#asked = asked
    void this.load(async (signal) => {
      const items = await ask(request, 'feed', signal)
      this.wanted = request.limit
      return items
    })
  }
}

const poolSize = 60

/** Popular pieces of every kind to choose the first likes from. */
class Picks extends Resource<FeedItem[]> {
  #asked = ''

  follow(departments: readonly string[]): void {
    const asked = departments.join('\n')
    if (asked === this.#asked && !this.failed) return
    if (asked !== this.#asked) this.clear()
    this.#asked = asked
    const request = { departments, history: [], exclude: [], limit: poolSize }
    void this.load(async (signal) => {
      const items = await ask(request, 'picks', signal)
      const pictured = items.filter((item) => item.product.image)
      const pool = pictured.length >= 12 ? pictured : items
      return varied(
        pool,
        ({ product }) => `${product.department} ${product.categories.at(-1) ?? ''}`,
      )
    })
  }
}

export const feed = new Feed()
export const picks = new Picks()
