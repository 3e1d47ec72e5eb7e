/** Why a call gave no answer, in the four ways a shopper can be told apart. */
export type FailureKind = 'offline' | 'slow' | 'missing' | 'server'

export class ApiFailure extends Error {
  constructor(
    readonly kind: FailureKind,
    readonly status?: number,
    detail?: string,
    /** JSON Pointers to what the server found wrong in the body; the first of them, if there are many. */
    readonly fields: readonly string[] = [],
  ) {
    super(detail ?? kind)
    this.name = 'ApiFailure'
  }

  /** Whether the same call may succeed later; a malformed one will not. */
  get isTransient(): boolean {
    return this.status === undefined || this.status >= 500 || [408, 425, 429].includes(this.status)
  }
}

/** A call that its own caller gave up; nobody needs to hear of it. */
export function isAbandoned(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError'
}
