import { readLocal, writeLocal } from '../../lib/storage/local'

const place = 'lookbook.preferences'

export type Theme = 'system' | 'light' | 'dark'
const themes: readonly Theme[] = ['system', 'light', 'dark']

interface Stored {
  theme: Theme
  departments: string[] | null
}

function parse(stored: unknown): Stored {
  const given = (typeof stored === 'object' && stored !== null ? stored : {}) as Partial<Stored>
  const theme = themes.find((known) => known === given.theme) ?? 'system'
  const departments = Array.isArray(given.departments) ? given.departments.map(String) : null
  return { theme, departments }
}

/** How this shopper wants the shop: colours, and the departments to be shown (`null` until asked; none means all). */
class Preferences {
  #stored = $state.raw(parse(readLocal(place)))

  theme = $derived(this.#stored.theme)
  departments = $derived(this.#stored.departments)

  nextTheme(): Theme {
    const theme = themes[(themes.indexOf(this.theme) + 1) % themes.length] ?? 'system'
    this.#set({ ...this.#stored, theme })
    this.apply()
    return theme
  }

  chooseDepartments(departments: string[]): void {
    this.#set({ ...this.#stored, departments })
  }

  apply(): void {
    const root = document.documentElement
    if (this.theme === 'system') delete root.dataset.theme
    else root.dataset.theme = this.theme
  }

  #set(stored: Stored): void {
    this.#stored = stored
    writeLocal(place, stored)
  }
}

export const preferences = new Preferences()
