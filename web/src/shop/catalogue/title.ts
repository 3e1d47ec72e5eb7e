interface Named {
  id: string
  title: string
  brand: string
  colour?: string | null
  categories?: string[]
}

/** What a product is called; where the source has no title, the nearest thing to one. */
export function titleOf({ id, title, brand, colour, categories }: Named): string {
  return title || [brand, colour, categories?.at(-1)].filter(Boolean).join(' ') || id
}

/** The title without the brand in front, for where the brand stands above it. */
export function shortTitleOf(product: Named): string {
  const title = titleOf(product)
  const { brand } = product
  const rest = brand && title.startsWith(`${brand} `) ? title.slice(brand.length + 1).trim() : title
  return rest || title
}
