import { isProblem, problem } from '@functions/platform/problem'

/**
 * Runs the guards of a write. When one refuses, the first answer of an earlier equal write comes before its refusal: a
 * code may have expired since.
 */
export async function guarded<T>(
  guards: () => Promise<void> | void,
  firstAnswer: () => Promise<T | undefined>,
): Promise<T | undefined> {
  try {
    await guards()
    return undefined
  } catch (error) {
    if (!isProblem(error)) throw error
    const first = await firstAnswer()
    if (first === undefined) throw error
    return first
  }
}

/**
 * What this id wrote before, if it did: the first of two equal writes, whose answer the second one gets.
 * @throws IDEMPOTENCY_CONFLICT when the id was used for something else
 */
export function firstOf<R extends { hash?: string | undefined }>(record: R | undefined, hash: string): R | undefined {
  if (record && record.hash !== hash) throw problem('IDEMPOTENCY_CONFLICT')
  return record
}
