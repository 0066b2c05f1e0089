import { lettersOf } from '../text/oneForm'

/** Words of a report, as far as repeats are judged by them. */
export interface Told {
  categoryId: string
  description: string
  /** Epoch milliseconds. */
  submittedAt: number
}

/** Told again within so long, the same words are a repeat. Milliseconds. */
export const REPEAT_WITHIN_MS = 24 * 3_600_000
/** So many earlier reports are looked at. */
export const REPEATS_LOOKED_AT = 10
/** Two texts are alike when they share so much of their pairs of neighbouring characters. */
const ALIKE = 0.8
/** Shorter words are alike by chance: 井盖坏了. */
const LEAST_CHARACTERS = 8

/**
 * Is a report nearly what the same person reported shortly before? A matter for a person to look at, never a refusal:
 * there may be two broken lamps.
 */
export function repeats(report: Told, earlier: readonly Told[]): boolean {
  const pairs = pairsOf(report.description)
  if (pairs.size < LEAST_CHARACTERS - 1) return false
  return earlier.some(
    ({ categoryId, description, submittedAt }) =>
      categoryId === report.categoryId &&
      submittedAt <= report.submittedAt &&
      report.submittedAt - submittedAt < REPEAT_WITHIN_MS &&
      likeness(pairs, pairsOf(description)) >= ALIKE,
  )
}

/** Pairs of neighbouring characters in one form, without punctuation and blanks. */
function pairsOf(text: string): Set<string> {
  const characters = [...lettersOf(text)]
  return new Set(characters.slice(1).map((character, index) => `${characters[index]}${character}`))
}

/** What two sets share, of all they hold: 0 to 1 (Jaccard). */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((pair) => b.has(pair)).length
  const all = a.size + b.size - shared
  return all === 0 ? 0 : shared / all
}
