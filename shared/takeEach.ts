/** What became of what a person chose: each is there, or is answered. */
export interface Chosen<P> {
  photos: P[]
  /** A sentence about those that could not be taken. */
  problem?: string
}

/**
 * Takes each by itself: one that cannot be read takes no other along, and nothing is dropped without a word. `sentenceOf`
 * what one could not be taken for.
 */
export async function takeEach<T, P>(
  all: readonly T[],
  most: number,
  take: (one: T) => Promise<P>,
  sentenceOf: (reason: unknown) => string,
): Promise<Chosen<P>> {
  const settled = await Promise.allSettled(all.slice(0, most).map(take))
  const photos = settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
  const reasons = settled.flatMap((each) => (each.status === 'rejected' ? [sentenceOf(each.reason)] : []))
  const [first] = reasons
  const said = [
    ...(first === undefined ? [] : [reasons.length > 1 ? `有 ${reasons.length} 张没加上：${first}` : first]),
    ...(all.length > most ? [`最多再加 ${most} 张，多出的没加`] : []),
  ]
  return { photos, ...(said.length > 0 ? { problem: said.join('；') } : {}) }
}
