import { writer as anyWriter, type Write } from '@shared/writer'
import { useRef, useState } from 'react'
import { asApiError } from '../api/apiError'
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

/** A `writer` for a screen: the write, and whether it is on its way. */
export function useWrite<I extends object, O>(
  send: (input: I & { id: string }) => Promise<O>,
): { write: Write<I, O>; busy: boolean } {
  const [busy, setBusy] = useState(false)
  const latest = useRef(send)
  latest.current = send
  const write = useRef<Write<I, O>>()
  write.current ??= writer((input) => latest.current(input), { onBusy: setBusy })
  return { write: write.current, busy }
}
