import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { KeptProduct } from './marks'

const product = (id: string): KeptProduct => ({
  id,
  title: `Title ${id}`,
  brand: 'Brand',
  image: null,
  price: null,
})

async function fresh() {
  vi.resetModules()
  return (await import('./taste.svelte')).taste
}

beforeEach(() => localStorage.clear())

describe('taste', () => {
  it('remembers likes and hidden pieces over a reload', async () => {
    const taste = await fresh()
    taste.toggleLike(product('a'))
    taste.toggleHidden(product('b'))
    const later = await fresh()
    expect(later.isLiked('a')).toBe(true)
    expect(later.isHidden('b')).toBe(true)
    expect(later.history.map((event) => event.kind)).toEqual(['like', 'dislike'])
  })

  it('undoes step by step, back to nothing', async () => {
    const taste = await fresh()
    taste.toggleLike(product('a'))
    taste.toggleHidden(product('a'))
    expect(taste.isHidden('a')).toBe(true)
    taste.undo()
    expect(taste.isLiked('a')).toBe(true)
    taste.undo()
    expect(taste.marks).toEqual([])
    expect(taste.canUndo).toBe(false)
    taste.undo()
    expect(taste.marks).toEqual([])
  })

  it('brings everything back that was forgotten', async () => {
    const taste = await fresh()
    taste.toggleLike(product('a'))
    taste.toggleLike(product('b'))
    taste.forget()
    expect(taste.likes).toEqual([])
    taste.undo()
    expect(taste.likes.map((mark) => mark.product.id)).toEqual(['b', 'a'])
  })

  it('tells its listeners of each change, of an undo too', async () => {
    const taste = await fresh()
    const heard: unknown[] = []
    taste.onChange((changes) => heard.push(...changes.map(({ from, to }) => [from, to])))
    taste.toggleLike(product('a'))
    taste.undo()
    expect(heard).toEqual([
      [undefined, 'like'],
      ['like', undefined],
    ])
  })

  it('follows what another tab does', async () => {
    const taste = await fresh()
    taste.toggleLike(product('a'))
    localStorage.setItem('lookbook.taste', '[]')
    dispatchEvent(new StorageEvent('storage', { key: 'lookbook.taste' }))
    expect(taste.likes).toEqual([])
    expect(taste.canUndo).toBe(false)
  })

  it('works where nothing can be stored', async () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    const taste = await fresh()
    taste.toggleLike(product('a'))
    expect(taste.isLiked('a')).toBe(true)
  })
})
