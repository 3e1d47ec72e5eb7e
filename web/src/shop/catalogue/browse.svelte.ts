import { api } from '../../lib/api/client'
import type { Product } from '../../lib/api/types'
import { Resource } from '../../lib/loading/resource.svelte'
import type { Showing } from '../events/showing'
import { catalogue } from './catalogue.svelte'

export interface BrowseQuery {
  department?: string
  category?: string
  q?: string
}

export interface BrowseItem {
  product: Product
  showing: Showing
}

export interface Found {
  items: BrowseItem[]
  total: number
  next: string | null
}

const pageSize = 24

async function page(
  query: BrowseQuery,
  before: Found | undefined,
  signal: AbortSignal,
): Promise<Found> {
  const cursor = before?.next ?? undefined
  const { value, requestId } = await api.products({ ...query, cursor, limit: pageSize }, signal)
  catalogue.remember(value.products)
  const earlier = before?.items ?? []
  const shown = new Set(earlier.map((item) => item.product.id))
  const fresh = value.products.filter((product) => !shown.has(product.id))
  const items = fresh.map((product, index) => ({
    product,
    showing: {
      surface: query.q ? 'search' : 'browse',
      position: earlier.length + index + 1,
      requestId: requestId ?? undefined,
    },
  }))
  return { items: [...earlier, ...items], total: value.total, next: value.next_cursor }
}

/** The catalogue page by page; what was loaded stays, so that coming back finds it as it was left. */
class Browse extends Resource<Found> {
  #query: BrowseQuery = {}
  #asked: string | undefined

  show(query: BrowseQuery): void {
    const asked = JSON.stringify([query.department, query.category, query.q])
    if (asked === this.#asked && !this.failed) return
    this.#asked = asked
    this.#query = query
    void this.load((signal) => page(query, undefined, signal))
  }

  more(): void {
    const before = this.value
    if (!before?.next || this.loading) return
    void this.load((signal) => page(this.#query, before, signal))
  }
}

export const browse = new Browse()
