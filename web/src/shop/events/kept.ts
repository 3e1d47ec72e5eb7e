import { localNames, readLocal, removeLocal, writeLocal } from '../../lib/storage/local'
import type { KeptEvents, QueuedEvent } from './outbox'

// One entry an event: tabs that keep and forget at the same moment cannot overwrite each other's.
const prefix = 'lookbook.outbox.'

function isQueued(value: unknown): value is QueuedEvent {
  return typeof value === 'object' && value !== null && 'key' in value && 'product' in value
}

/** The outbox's events in this browser's storage. */
export const keptEvents: KeptEvents = {
  load() {
    const stored = localNames(prefix).map(readLocal).filter(isQueued)
    return stored.sort((one, other) => (one.time ?? 0) - (other.time ?? 0))
  },

  keep(events) {
    for (const event of events) writeLocal(prefix + event.key, event)
  },

  forget(events) {
    for (const event of events) removeLocal(prefix + event.key)
  },
}
