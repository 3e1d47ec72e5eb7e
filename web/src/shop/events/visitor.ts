import { readLocal, writeLocal } from '../../lib/storage/local'

const place = 'lookbook.visitor'

/** A random name for this browser: no account, no person, gone when the browser's storage is cleared. */
export function visitorId(): string {
  const stored = readLocal(place)
  if (typeof stored === 'string' && /^visitor-[\w-]{8,64}$/.test(stored)) return stored
  const fresh = `visitor-${randomKey()}`
  writeLocal(place, fresh)
  return fresh
}

/** 128 random bits; crypto.randomUUID exists on secure origins only, and a shop on a local network is not one. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
