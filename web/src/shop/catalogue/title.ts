import { text } from '../../lib/messages'

interface Named {
  title: string
  brand: string
  colour?: string | null
  categories?: string[]
}

/** What a product is called; where the source has no title, the nearest thing to one. */
export function titleOf({ title, brand, colour, categories }: Named): string {
  return (
    title || [brand, colour, categories?.at(-1)].filter(Boolean).join(' ') || text.product.untitled
  )
}
