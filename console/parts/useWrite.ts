import { newId } from '@console/app/ids'
import { codeOf } from '@console/app/problem'
import { type Write, writer } from '@shared/writer'
import { useRef, useState } from 'react'

/** A write made safe against impatience (shared/writer.ts), of a call that takes an id, and whether it is on its way. */
export function useWrite<I extends { id: string }, O>(
  send: (input: I) => Promise<O>,
): { write: Write<Omit<I, 'id'>, O>; busy: boolean } {
  const [busy, setBusy] = useState(false)
  const latest = useRef(send)
  latest.current = send
  const write = useRef<Write<Omit<I, 'id'>, O>>()
  // What was left out and the id are the whole input.
  write.current ??= writer((input) => latest.current(input as I), { makeId: newId, codeOf, onBusy: setBusy })
  return { write: write.current, busy }
}
