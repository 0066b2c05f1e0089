/** A browser has no messages of WeChat's. */
export const canSubscribe = false

export async function subscribe(_ids: readonly string[]): Promise<string[]> {
  return []
}
