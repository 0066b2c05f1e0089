/** What a colleague changed while somebody else was typing. */
export interface TheirChange {
  key: string
  before: unknown
  after: unknown
  /** Whoever types changed it as well; what they typed stands. */
  mine: boolean
}

type Facts = Readonly<Record<string, unknown>>

/** Lists of codes are sets: their order says nothing. */
const textOf = (value: unknown): string | undefined =>
  JSON.stringify(Array.isArray(value) ? [...value].sort() : value, (_, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
const isSame = (a: unknown, b: unknown) => textOf(a) === textOf(b)

/**
 * What was typed over what a colleague saved meanwhile: nothing that was typed is lost, and what the colleague changed
 * elsewhere comes in. `base` is what both began with.
 */
export function mergedOver(
  base: Facts,
  theirs: Facts,
  mine: Facts,
): { values: Record<string, unknown>; changes: TheirChange[] } {
  const values: Record<string, unknown> = {}
  const changes: TheirChange[] = []
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const [before, after, typed] = [base[key], theirs[key], mine[key]]
    const isMine = !isSame(typed, before)
    values[key] = isMine ? typed : after
    if (!isSame(after, before)) changes.push({ key, before, after, mine: isMine && !isSame(typed, after) })
  }
  return { values, changes }
}
