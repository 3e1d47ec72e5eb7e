import { api } from '../../lib/api/client'
import type { Department, Product } from '../../lib/api/types'
import { Resource } from '../../lib/loading/resource.svelte'

const remembered = 500

/** The departments of the shop, and the products met lately so that their pages open with something to show. */
class Catalogue {
  departments = new Resource<Department[]>()
  #known = new Map<string, Product>()

  load(): void {
    if (this.departments.value || this.departments.loading) return
    void this.departments.load(async (signal) =>
      (await api.departments(signal)).filter((department) => department.name),
    )
  }

  department(name: string | undefined): Department | undefined {
    return this.departments.value?.find((department) => department.name === name)
  }

  remember(products: Product[]): void {
    for (const product of products) {
      this.#known.delete(product.id)
      this.#known.set(product.id, product)
    }
    for (const id of this.#known.keys()) {
      if (this.#known.size <= remembered) break
      this.#known.delete(id)
    }
  }

  known(id: string): Product | undefined {
    return this.#known.get(id)
  }
}

export const catalogue = new Catalogue()
