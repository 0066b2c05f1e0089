import { api } from '@miniapp/lib/api/api'
import { asApiError } from '@miniapp/lib/api/apiError'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { tell, tellError } from '@miniapp/lib/phone/feedback'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { useState } from 'react'

export type Rules = Inputs['reports']['saveWorking']['rules']
type Saving = Omit<Inputs['reports']['saveWorking'], 'id'>

/** What is offered where nothing was set yet. */
const USUAL: Rules = {
  weekdays: [1, 2, 3, 4, 5],
  opensAtMinute: 510,
  closesAtMinute: 1050,
  holidays: [],
  extraDays: [],
}

/** When the street's staff work, as it is and as it is being changed. */
export function useWorking() {
  const load = useLoad(() => api.reports.working({}), [])
  const [changed, setChanged] = useState<Rules>()
  const { write, busy } = useWrite<Saving, Outputs['reports']['saveWorking']>(api.reports.saveWorking)
  const rules = changed ?? load.data?.rules ?? USUAL

  async function save(): Promise<void> {
    if (!load.data) return
    try {
      if (!(await write({ version: load.data.version, rules }))) return
      tell('已保存，新来的工单按它算时限')
    } catch (error) {
      tellError(error)
      if (asApiError(error).code !== 'SETTING_CHANGED') return
    }
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
