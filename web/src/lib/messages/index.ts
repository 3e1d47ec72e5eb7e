import { en, type Messages } from './en'

/** The words of the shopper's language; English is the only one so far. */
export const text: Messages = en
