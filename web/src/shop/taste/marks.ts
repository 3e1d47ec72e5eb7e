import type { HistoryEvent, Price, Product } from '../../lib/api/types'
import { titleOf } from '../catalogue/title'

/** What is kept of a product so that it can be shown without asking the server. */
export interface KeptProduct {
  id: string
  title: string
  brand: string
  image: string | null
  price: Price | null
}

export type MarkKind = 'like' | 'dislike'

/** One thing the shopper told us: likes it, or wants it out of sight. */
export interface Mark {
  product: KeptProduct
  kind: MarkKind
  time: number
}

/** A product whose mark differs between two lists; `undefined` is no mark. */
export interface MarkChange {
  product: KeptProduct
  from: MarkKind | undefined
  to: MarkKind | undefined
}

/** Older marks than this many are forgotten: they no longer move the feed and storage is small. */
export const marksKept = 300

const titleKept = 200

export function keep(product: Product | KeptProduct): KeptProduct {
  const { id, brand, image, price } = product
  const title = titleOf(product).slice(0, titleKept)
  return { id, title, brand: brand.slice(0, titleKept), image, price }
}

/** The list with this mark in front; a product has one mark, the newest. */
export function withMark(marks: readonly Mark[], mark: Mark): Mark[] {
  return [mark, ...withoutMark(marks, mark.product.id)].slice(0, marksKept)
}

export function withoutMark(marks: readonly Mark[], id: string): Mark[] {
  return marks.filter((mark) => mark.product.id !== id)
}

/** The history that the recommender takes, oldest first. */
export function historyOf(marks: readonly Mark[]): HistoryEvent[] {
  return marks.map(({ product, kind, time }) => ({ product: product.id, kind, time })).reverse()
}

export function changesBetween(before: readonly Mark[], after: readonly Mark[]): MarkChange[] {
  const old = new Map(before.map((mark) => [mark.product.id, mark]))
  const now = new Map(after.map((mark) => [mark.product.id, mark]))
  return [...new Map([...old, ...now]).values()]
    .map(({ product }) => ({
      product,
      from: old.get(product.id)?.kind,
      to: now.get(product.id)?.kind,
    }))
    .filter(({ from, to }) => from !== to)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function isMark(value: unknown): value is Mark {
  return (
    isRecord(value) &&
    (value.kind === 'like' || value.kind === 'dislike') &&
    typeof value.time === 'number' &&
    isRecord(value.product) &&
    typeof value.product.id === 'string' &&
    typeof value.product.title === 'string'
  )
}

function mended({ product, kind, time }: Mark): Mark {
  const price =
    isRecord(product.price) && typeof product.price.amount === 'number' ? product.price : null
  const image = typeof product.image === 'string' ? product.image : null
  return { product: { ...product, brand: String(product.brand ?? ''), image, price }, kind, time }
}

/** Marks from storage; whatever is not a mark is left out. */
export function parseMarks(stored: unknown): Mark[] {
  return Array.isArray(stored) ? stored.filter(isMark).map(mended).slice(0, marksKept) : []
}
