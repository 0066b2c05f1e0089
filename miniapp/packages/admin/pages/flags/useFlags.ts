import { api } from '@miniapp/lib/api/api'
import { said } from '@miniapp/lib/load/said'
import { usePages } from '@miniapp/lib/load/usePages'
import { useWrite } from '@miniapp/lib/load/useWrite'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { useState } from 'react'

export type Flag = Outputs['points']['seeFlag']
type List = Inputs['points']['flags']['list']

/** What is far from ordinary: to be looked at, or seen; and saying what it was. */
export function useFlags() {
  const [list, setList] = useState<List>('open')
  const [asked, setAsked] = useState<Flag>()
  const load = usePages((at) => api.points.flags({ list, ...at }), [list])
  const { write, busy } = useWrite(api.points.seeFlag)

  async function see(note: string): Promise<void> {
    if (!asked) return
    if (!(await said(write({ flagId: asked.id, note }), '已记下', { overtaken: ['FLAG_SEEN'] }))) return
    setAsked(undefined)
    await load.refresh()
  }
  return { list, setList, load, asked, setAsked, busy, see }
}
