import { api } from '@miniapp/lib/api/api'
import { SETTING, said } from '@miniapp/lib/load/said'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { SAFETY_LIMITS, type SafetyRule } from '@shared/rules/reports/publicity'
import { useState } from 'react'

type Texts = Record<keyof SafetyRule, string>

const MOST: SafetyRule = { ...SAFETY_LIMITS, samplePercent: 100 }
const NAMES: Texts = { firstReports: '条数', firstDays: '天数', samplePercent: '抽查' }
const FIELDS = ['firstReports', 'firstDays', 'samplePercent'] as const

const textsOf = (rule: SafetyRule): Texts => ({
  firstReports: String(rule.firstReports),
  firstDays: String(rule.firstDays),
  samplePercent: String(rule.samplePercent),
})

/** Whose reports staff look at before the public does, as it is and as it is being changed. */
export function useScreening() {
  const load = useLoad(() => api.safety.rule({}), [])
  const [changed, setChanged] = useState<Partial<Texts>>({})
  const { write, busy } = useWrite(api.safety.saveRule)
  const before = textsOf(load.data?.rule ?? { firstReports: 0, firstDays: 0, samplePercent: 0 })
  const texts = { ...before, ...changed }
  const wrong = FIELDS.find((field) => !/^\d+$/.test(texts[field]) || Number(texts[field]) > MOST[field])

  async function save(): Promise<void> {
    if (!load.data || wrong) return
    const rule = {
      firstReports: Number(texts.firstReports),
      firstDays: Number(texts.firstDays),
      samplePercent: Number(texts.samplePercent),
    }
    if (!(await said(write({ version: load.data.version, rule }), '已保存，新来的上报按它', SETTING))) return
    await load.reload()
    setChanged({})
  }

  return {
    load,
    texts,
    type: (more: Partial<Texts>) => setChanged((sofar) => ({ ...sofar, ...more })),
    /** What is wrong with what was typed. */
    problem: wrong && `${NAMES[wrong]}填 0 到 ${MOST[wrong]} 的整数`,
    isChanged: FIELDS.some((field) => texts[field] !== before[field]),
    save,
    busy,
  }
}
