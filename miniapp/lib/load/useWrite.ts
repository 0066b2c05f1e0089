import { writer as anyWriter, type Write } from '@shared/writer'
import { useRef, useState } from 'react'
import { asApiError, isTooOld } from '../api/apiError'
import { newId } from '../phone/ids'

interface Options {
  onBusy?: (busy: boolean) => void
  makeId?: () => string
}

const codeOf = (error: unknown) => asApiError(error).code

/** A write made safe against impatience, under ids of this phone. */
export function writer<I extends object, O>(
  send: (input: I & { id: string }) => Promise<O>,
  { onBusy, makeId = newId }: Options = {},
): Write<I, O> {
  return anyWriter(send, { makeId, codeOf, onBusy })
}

/** The id of what a form is about to send: the same for every further try, until the form changes or the id is too old. */
export function keptId(makeId: () => string = newId) {
  let id: string | undefined
  return {
    get: (): string => {
      id ??= makeId()
      return id
    },
    /** Something else is sent from now on. */
    renew: () => {
      id = undefined
    },
    /** What the try under it came to. */
    failed: (error: unknown) => {
      if (isTooOld(error)) id = undefined
    },
  }
}

/** A `writer` for a screen, of a call that takes an id: the write, and whether it is on its way. */
export function useWrite<I extends { id: string }, O>(
  send: (input: I) => Promise<O>,
): { write: Write<Omit<I, 'id'>, O>; busy: boolean } {
  const [busy, setBusy] = useState(false)
  const latest = useRef(send)
  latest.current = send
  const write = useRef<Write<Omit<I, 'id'>, O>>()
  // What was left out and the id are the whole input.
  write.current ??= writer((input) => latest.current(input as I), { onBusy: setBusy })
  return { write: write.current, busy }
}
