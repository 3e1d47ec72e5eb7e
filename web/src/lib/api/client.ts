import { ApiFailure } from './failure'
import type {
  Department,
  HistoryEvent,
  Problem,
  Product,
  ProductPage,
  RatingPrediction,
  RecommendRequest,
  Recommendations,
  Relation,
  ShopEvent,
  SimilarProducts,
} from './types'

/** An answer and the id under which the server logged it; impressions carry that id back. */
export interface Answer<T> {
  value: T
  requestId: string | null
}

export interface ProductQuery {
  department?: string
  category?: string
  q?: string
  cursor?: string
  limit?: number
}

const patience = 15_000
/** Bytes that browsers let outlive the page; with a longer body the request is not even tried. */
const keepaliveQuota = 64 * 1024

async function problemOf(response: Response): Promise<Problem | undefined> {
  if (!response.headers.get('content-type')?.includes('json')) return undefined
  return (await response.json().catch(() => undefined)) as Problem | undefined
}

async function call<T>(path: string, init: RequestInit = {}): Promise<Answer<T>> {
  const timeout = AbortSignal.timeout(patience)
  const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout
  try {
    const response = await fetch(path, { ...init, signal })
    if (!response.ok) {
      const problem = await problemOf(response)
      const kind = response.status === 404 ? 'missing' : 'server'
      const fields = problem?.errors?.map((error) => error.field)
      throw new ApiFailure(kind, response.status, problem?.detail ?? problem?.title, fields)
    }
    return {
      value: (await response.json()) as T,
      requestId: response.headers.get('x-request-id'),
    }
  } catch (error) {
    if (init.signal?.aborted || error instanceof ApiFailure) throw error
    if (timeout.aborted) throw new ApiFailure('slow')
    if (error instanceof SyntaxError) throw new ApiFailure('server', 502)
    throw new ApiFailure('offline')
  }
}

function post<T>(path: string, body: string, init: RequestInit = {}): Promise<Answer<T>> {
  return call<T>(path, {
    ...init,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
}

function withQuery(path: string, query: object): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query) as [string, string | number | undefined][]) {
    if (value !== undefined && value !== '') search.set(name, String(value))
  }
  const text = search.toString()
  return text ? `${path}?${text}` : path
}

const productPath = (id: string) => `/v1/products/${encodeURIComponent(id)}`

export const api = {
  async departments(signal?: AbortSignal): Promise<Department[]> {
    const { value } = await call<{ departments: Department[] }>('/v1/departments', { signal })
    return value.departments
  },

  products(query: ProductQuery, signal?: AbortSignal): Promise<Answer<ProductPage>> {
    return call(withQuery('/v1/products', query), { signal })
  },

  async product(id: string, signal?: AbortSignal): Promise<Product> {
    return (await call<Product>(productPath(id), { signal })).value
  },

  similar(
    id: string,
    relation: Relation,
    limit: number,
    signal?: AbortSignal,
  ): Promise<Answer<SimilarProducts>> {
    return call(withQuery(`${productPath(id)}/similar`, { relation, limit }), { signal })
  },

  async recommend(request: RecommendRequest, signal?: AbortSignal): Promise<Recommendations> {
    return (await post<Recommendations>('/v1/recommendations', JSON.stringify(request), { signal }))
      .value
  },

  async predictRating(
    product: string,
    history: HistoryEvent[],
    signal?: AbortSignal,
  ): Promise<RatingPrediction> {
    return (
      await post<RatingPrediction>('/v1/ratings/predict', JSON.stringify({ product, history }), {
        signal,
      })
    ).value
  },

  async sendEvents(events: ShopEvent[]): Promise<void> {
    const body = JSON.stringify({ events })
    const keepalive = new TextEncoder().encode(body).length <= keepaliveQuota
    await post('/v1/events', body, { keepalive })
  },
}
