import type { Relation } from '../../lib/api/types'

/** Which products stand on the shelves of one page, so that no shelf repeats what one above it shows. */
export class Shelves {
  readonly #order: readonly Relation[]
  readonly #ids = $state<Partial<Record<Relation, readonly string[]>>>({})

  constructor(order: readonly Relation[]) {
    this.#order = order
  }

  put(relation: Relation, ids: readonly string[]): void {
    this.#ids[relation] = ids
  }

  isAbove(relation: Relation, id: string): boolean {
    const above = this.#order.slice(0, this.#order.indexOf(relation))
    return above.some((other) => this.#ids[other]?.includes(id))
  }
}
