import { beforeEach, describe, expect, it, vi } from 'vitest'
import { api } from '../../lib/api/client'
import type { Product, ProductPage } from '../../lib/api/types'

const page = (ids: string[], next: string | null, total = 9): ProductPage => ({
  products: ids.map((id) => ({ id }) as Product),
  next_cursor: next,
  total,
})

async function fresh() {
  return (await import('./browse.svelte')).browse
}

beforeEach(() => vi.resetModules())

const settled = () => new Promise((resolve) => setTimeout(resolve))

describe('browsing', () => {
  it('appends pages by cursor, each product once, with positions that run on', async () => {
    const asked = vi
      .spyOn(api, 'products')
      .mockResolvedValueOnce({ value: page(['a', 'b'], 'c1'), requestId: 'r1' })
      .mockResolvedValueOnce({ value: page(['b', 'c'], null), requestId: 'r2' })
    vi.doMock('../../lib/api/client', () => ({ api }))
    const browse = await fresh()
    browse.show({ q: 'bag' })
    await settled()
    browse.more()
    await settled()
    browse.more()
    await settled()
    expect(asked).toHaveBeenCalledTimes(2)
    expect(asked.mock.calls[1]?.[0]).toMatchObject({ q: 'bag', cursor: 'c1' })
    expect(browse.value?.items.map((item) => [item.product.id, item.showing.position])).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ])
    expect(browse.value?.items[2]?.showing).toMatchObject({ surface: 'search', requestId: 'r2' })
  })

  it('does not ask again for what it shows, as when coming back to it', async () => {
    const asked = vi
      .spyOn(api, 'products')
      .mockResolvedValue({ value: page(['a'], null), requestId: 'r1' })
    vi.doMock('../../lib/api/client', () => ({ api }))
    const browse = await fresh()
    browse.show({ department: 'Women' })
    await settled()
    browse.show({ department: 'Women' })
    await settled()
    expect(asked).toHaveBeenCalledTimes(1)
    browse.show({ department: 'Men' })
    await settled()
    expect(asked).toHaveBeenCalledTimes(2)
  })
})
