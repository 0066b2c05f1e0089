/** Codes WeChat gives beside the words; which of the two an interface has is in its documentation. */
export interface Codes {
  errno?: number
  errCode?: number
}

/** Why an interface refused, in WeChat's words: what follows `name:fail `. */
export interface Refusal extends Error {
  codes: Codes
}

/** A refusal to be thrown by the implementation of an interface. */
export function refuse(words: string, codes: Codes = {}): Refusal {
  return Object.assign(new Error(words), { codes })
}

/** Did an interface refuse, rather than break? */
export const isRefusal = (error: unknown): error is Refusal => error instanceof Error && 'codes' in error

/** What an error says. */
export const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
