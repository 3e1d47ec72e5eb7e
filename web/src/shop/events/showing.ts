/** Where the shopper met a product: which list, at which place, from which answer of which release. */
export interface Showing {
  surface: string
  position: number
  requestId?: string
  release?: string
}
