import { describe, expect, it } from 'vitest'
import { ApiFailure } from '../api/failure'
import { Resource } from './resource.svelte'

function later<T>() {
  let resolve!: (value: T) => void
  let reject!: (error: unknown) => void
  const promise = new Promise<T>((done, failed) => {
    resolve = done
    reject = failed
  })
  return { promise, resolve, reject }
}

describe('a resource', () => {
  it('drops the late answer to an earlier question', async () => {
    const resource = new Resource<string>()
    const slow = later<string>()
    const quick = later<string>()
    const first = resource.load(() => slow.promise)
    const second = resource.load(() => quick.promise)
    quick.resolve('new')
    await second
    slow.resolve('old')
    await first
    expect(resource.value).toBe('new')
    expect(resource.loading).toBe(false)
  })

  it('tells the earlier question that it is no longer wanted', async () => {
    const resource = new Resource<string>()
    let given: AbortSignal | undefined
    void resource.load((signal) => {
      given = signal
      return new Promise<string>(() => undefined)
    })
    await resource.load(() => Promise.resolve('new'))
    expect(given?.aborted).toBe(true)
  })

  it('keeps the last good value beside a failure, and retries the same question', async () => {
    const resource = new Resource<number>()
    await resource.load(() => Promise.resolve(1))
    let asked = 0
    await resource.load(() => {
      asked += 1
      return asked === 1 ? Promise.reject(new ApiFailure('offline')) : Promise.resolve(2)
    })
    expect(resource.value).toBe(1)
    expect(resource.failure?.kind).toBe('offline')
    await resource.retry()
    expect(resource.value).toBe(2)
    expect(resource.failure).toBeUndefined()
  })

  it('gives any other error a name that a page can show', async () => {
    const resource = new Resource<number>()
    await resource.load(() => Promise.reject(new TypeError('x is undefined')))
    expect(resource.failure?.kind).toBe('server')
  })

  it('stays empty when it is cleared before the answer comes', async () => {
    const resource = new Resource<number>()
    const slow = later<number>()
    const loading = resource.load(() => slow.promise)
    resource.clear()
    slow.resolve(1)
    await loading
    expect(resource.value).toBeUndefined()
    expect(resource.loading).toBe(false)
  })
})
