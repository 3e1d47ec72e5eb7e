import type { Product } from '../../lib/api/types'
import { readLocal, writeLocal } from '../../lib/storage/local'
import type { Showing } from '../events/showing'
import {
  changesBetween,
  historyOf,
  keep,
  parseMarks,
  withMark,
  withoutMark,
  type KeptProduct,
  type Mark,
  type MarkChange,
  type MarkKind,
} from './marks'

const place = 'lookbook.taste'

export type NoteKind = 'liked' | 'unliked' | 'hidden' | 'unhidden' | 'forgotten'

/** The last thing that was done, in a form that the tray can tell and take back. */
export interface Note {
  kind: NoteKind
  product?: KeptProduct
}

type Listener = (changes: MarkChange[], showing?: Showing) => void

/** What this shopper likes and does not want to see: kept in this browser, with undo. */
class Taste {
  marks = $state.raw<readonly Mark[]>(parseMarks(readLocal(place)))
  note = $state.raw<Note>()
  #past = $state.raw<(readonly Mark[])[]>([])
  #listeners: Listener[] = []

  likes = $derived(this.marks.filter((mark) => mark.kind === 'like'))
  hidden = $derived(this.marks.filter((mark) => mark.kind === 'dislike'))
  history = $derived(historyOf(this.marks))
  canUndo = $derived(this.#past.length > 0)
  #kinds = $derived(new Map(this.marks.map((mark) => [mark.product.id, mark.kind])))

  constructor() {
    addEventListener('storage', (event) => {
      if (event.key !== place && event.key !== null) return
      this.marks = parseMarks(readLocal(place))
      this.#past = []
      this.note = undefined
    })
  }

  isLiked = (id: string): boolean => this.#kinds.get(id) === 'like'
  isHidden = (id: string): boolean => this.#kinds.get(id) === 'dislike'

  toggleLike(product: Product | KeptProduct, showing?: Showing): void {
    if (this.isLiked(product.id)) this.#remove(product, 'unliked')
    else this.#add(product, 'like', 'liked', showing)
  }

  toggleHidden(product: Product | KeptProduct, showing?: Showing): void {
    if (this.isHidden(product.id)) this.#remove(product, 'unhidden')
    else this.#add(product, 'dislike', 'hidden', showing)
  }

  forget(): void {
    this.#change([], { kind: 'forgotten' })
  }

  undo(): void {
    const marks = this.#past.at(-1)
    if (!marks) return
    const before = this.marks
    this.#past = this.#past.slice(0, -1)
    this.#set(marks, before)
    this.note = undefined
  }

  /** Calls back with every change of a mark, whichever way it came about. */
  onChange(listener: Listener): void {
    this.#listeners.push(listener)
  }

  #add(product: Product | KeptProduct, kind: MarkKind, note: NoteKind, showing?: Showing): void {
    const kept = keep(product)
    const marks = withMark(this.marks, { product: kept, kind, time: Date.now() })
    this.#change(marks, { kind: note, product: kept }, showing)
  }

  #remove(product: Product | KeptProduct, note: NoteKind): void {
    this.#change(withoutMark(this.marks, product.id), { kind: note, product: keep(product) })
  }

  #change(marks: Mark[], note: Note, showing?: Showing): void {
    const before = this.marks
    this.#past = [...this.#past.slice(-49), before]
    this.note = note
    this.#set(marks, before, showing)
  }

  #set(marks: readonly Mark[], before: readonly Mark[], showing?: Showing): void {
    this.marks = marks
    writeLocal(place, marks)
    const changes = changesBetween(before, marks)
    for (const listener of this.#listeners) listener(changes, showing)
  }
}

export const taste = new Taste()
