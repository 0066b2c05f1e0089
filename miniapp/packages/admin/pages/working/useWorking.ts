import { api } from '@miniapp/lib/api/api'
import { SETTING, said } from '@miniapp/lib/load/said'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { useWrite } from '@miniapp/lib/load/useWrite'
import type { Inputs } from '@shared/contract/contract'
import { USUAL_WORKING } from '@shared/rules/time/working'
import { useState } from 'react'

export type Rules = Inputs['reports']['saveWorking']['rules']

/** When the street's staff work, as it is and as it is being changed. */
export function useWorking() {
  const load = useLoad(() => api.reports.working({}), [])
  const [changed, setChanged] = useState<Rules>()
  const { write, busy } = useWrite(api.reports.saveWorking)
  const rules = changed ?? load.data?.rules ?? USUAL_WORKING

  async function save(): Promise<void> {
    if (!load.data) return
    if (!(await said(write({ version: load.data.version, rules }), '已保存，新来的工单按它算时限', SETTING))) return
    await load.reload()
    setChanged(undefined)
  }

  return {
    load,
    rules,
    change: (make: (before: Rules) => Partial<Rules>) =>
      setChanged((before) => {
        const from = before ?? rules
        return { ...from, ...make(from) }
      }),
    /** Something was changed and can be kept. */
    isChanged: changed !== undefined || load.data?.version === 0,
    save,
    busy,
  }
}
