import { useWorking } from '@console/app/session/current'
import { useState } from 'react'
import * as v from 'valibot'

/** What of a report a line of the queue may show beside its kind, its status and when it is due. */
export const COLUMNS = { photo: '照片', words: '描述', number: '编号', address: '地址', assignee: '经办' } as const
export type Column = keyof typeof COLUMNS
export const COLUMN_KEYS = Object.keys(COLUMNS) as Column[]

const Look = v.object({ dense: v.boolean(), hidden: v.array(v.picklist(COLUMN_KEYS)) })
export type Look = v.InferOutput<typeof Look>

const EVERYTHING: Look = { dense: false, hidden: [] }

/** Two who share a PC each have their own; six characters of an id tell them apart and name nobody. */
const keyFor = (memberId: string) => `queue-look-${memberId.slice(-6)}`

/** What a browser kept; what is none of ours is as if nothing was kept. */
export function lookIn(kept: string | null): Look {
  try {
    const parsed = v.safeParse(Look, JSON.parse(kept ?? ''))
    return parsed.success ? parsed.output : EVERYTHING
  } catch {
    // Nothing was kept, or it was written by hand.
    return EVERYTHING
  }
}

/** How this person looks at the queue on this PC: how close, and which columns. It is in no address and no answer. */
export function useLook() {
  const key = keyFor(useWorking().me.memberId)
  const [look, setLook] = useState(() => lookIn(localStorage.getItem(key)))
  const change = (next: Look) => {
    setLook(next)
    localStorage.setItem(key, JSON.stringify(next))
  }
  return {
    dense: look.dense,
    shows: (column: Column) => !look.hidden.includes(column),
    setDense: (dense: boolean) => change({ ...look, dense }),
    show: (columns: readonly Column[]) =>
      change({ ...look, hidden: COLUMN_KEYS.filter((each) => !columns.includes(each)) }),
  }
}

export type QueueLook = ReturnType<typeof useLook>
