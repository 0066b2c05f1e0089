import { newId } from '@console/app/ids'
import { codeOf } from '@console/app/problem'
import { type Write, writer } from '@shared/writer'
import { useRef, useState } from 'react'

/** A write made safe against impatience, and whether it is on its way (shared/writer.ts). */
export function useWrite<I extends object, O>(
  send: (input: I & { id: string }) => Promise<O>,
): { write: Write<I, O>; busy: boolean } {
  const [busy, setBusy] = useState(false)
  const latest = useRef(send)
  latest.current = send
  const write = useRef<Write<I, O>>()
  write.current ??= writer((input) => latest.current(input), { makeId: newId, codeOf, onBusy: setBusy })
  return { write: write.current, busy }
}
