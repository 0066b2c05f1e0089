/** Sends an input under an id of its own. Resolves to undefined when the one before is still on its way. */
export type Write<I extends object, O> = (input: I) => Promise<O | undefined>

interface Options {
  makeId: () => string
  /** The stable code of what was thrown. */
  codeOf: (error: unknown) => string
  onBusy?: ((busy: boolean) => void) | undefined
}

/**
 * A write made safe against impatience: one at a time however often it is tapped, and the same id for every further
 * try of the same input, so that a lost answer does no harm. Rejects as `send` does.
 */
export function writer<I extends object, O>(
  send: (input: I & { id: string }) => Promise<O>,
  { makeId, codeOf, onBusy }: Options,
): Write<I, O> {
  let busy = false
  let tried: { text: string; id: string } | undefined
  return async (input) => {
    if (busy) return undefined
    busy = true
    onBusy?.(true)
    const text = JSON.stringify(input)
    if (tried?.text !== text) tried = { text, id: makeId() }
    try {
      const answer = await send({ ...input, id: tried.id })
      tried = undefined
      return answer
    } catch (error) {
      // It lay too long to be taken under the id it has: the next try is a new write.
      if (codeOf(error) === 'ID_NOT_FRESH') tried = undefined
      throw error
    } finally {
      busy = false
      onBusy?.(false)
    }
  }
}
