import { isProblem } from './problem'

/**
 * Runs the guards of a write. A guard that refuses has the last word only if this write was not made before: after a
 * lost answer a code may have expired or a window closed, and the phone still gets its first answer.
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
