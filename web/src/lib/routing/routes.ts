/** Every page of the shop as a value, with its address and back. */
export type Route =
  | { page: 'feed'; department?: string; category?: string }
  | { page: 'browse'; department?: string; category?: string; q?: string }
  | { page: 'product'; id: string }
  | { page: 'likes' }
  | { page: 'missing' }

type Query = Record<string, string | undefined>

function search(query: Query): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value) parameters.set(name, value)
  const text = parameters.toString()
  return text ? `?${text}` : ''
}

export function addressOf(route: Route): string {
  switch (route.page) {
    case 'feed':
      return `/${search({ department: route.department, category: route.category })}`
    case 'browse':
      return `/browse${search({ department: route.department, category: route.category, q: route.q })}`
    case 'product':
      return `/product/${encodeURIComponent(route.id)}`
    case 'likes':
      return '/likes'
    case 'missing':
      return '/404'
  }
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}

function productRoute(path: string): Route {
  const id = decoded(path.slice('/product/'.length))
  return id && !path.slice('/product/'.length).includes('/')
    ? { page: 'product', id }
    : { page: 'missing' }
}

/** The route at an address; a trailing slash makes no difference, unknown parameters are dropped. */
export function routeOf(url: URL): Route {
  const path = url.pathname.length > 1 ? url.pathname.replace(/\/+$/, '') : url.pathname
  const given = (name: string) => url.searchParams.get(name) ?? undefined
  const filter = { department: given('department'), category: given('category') }
  if (path === '/' || path === '') return { page: 'feed', ...filter }
  if (path === '/browse') return { page: 'browse', ...filter, q: given('q') }
  if (path === '/likes') return { page: 'likes' }
  if (path.startsWith('/product/')) return productRoute(path)
  return { page: 'missing' }
}
