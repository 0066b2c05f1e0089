import { api } from '@console/app/client'
import { KeptForm } from '@console/parts/kept/KeptForm'
import type { Values } from '@console/parts/RouteForm'
import { Loaded } from '@console/parts/States'
import { partOf } from '@console/parts/schema'
import { useAct } from '@console/parts/useAct'
import type { Outputs } from '@shared/contract/contract'
import { SafetyRuleSchema } from '@shared/contract/safety'
import { SAFETY_LIMITS, type SafetyRule } from '@shared/rules/reports/publicity'
import { useQuery } from '@tanstack/react-query'
import { InputNumber } from 'antd'

type Kept = Outputs['safety']['rule']

const ASKED = ['safety', 'rule']
const LABELS = { firstReports: '头几条先看', firstDays: '报到后几天内先看', samplePercent: '一百条里抽看几条' }
const UNITS: Readonly<Record<string, string>> = { firstReports: '条', firstDays: '天', samplePercent: '条' }

const valuesOf = ({ rule: { firstReports, firstDays, samplePercent } }: Kept): Values => ({
  ...{ firstReports, firstDays, samplePercent },
})

/** Whose reports staff look at before the public does. */
export function Screening() {
  const rule = useQuery({ queryKey: ASKED, queryFn: () => api.safety.rule({}) })
  return (
    <div className="page">
      <header className="page-head">
        <h1>先看后公开</h1>
        <span className="small">
          随手拍都会先过微信的内容检查。这里设哪些还要工作人员看过才公开；上报本身照常受理。
        </span>
      </header>
      <section className="panel">
        <Loaded query={rule}>{(found) => <Form kept={found} />}</Loaded>
      </section>
    </div>
  )
}

function Form({ kept }: { kept: Kept }) {
  const { act, busy } = useAct(api.safety.saveRule, { anew: [ASKED], say: '已保存，新来的上报按它' })
  const count = (most: number, unit: string) => <InputNumber min={0} max={most} precision={0} suffix={unit} />
  return (
    <KeptForm
      id="screening"
      route={partOf(SafetyRuleSchema)}
      kept={kept}
      valuesOf={valuesOf}
      fresh={() => api.safety.rule({})}
      save={(values, version = 0) => act({ version, rule: values as unknown as SafetyRule })}
      busy={busy}
      labels={LABELS}
      say={(key, value) => `${value} ${UNITS[key] ?? ''}`}
    >
      {(field) => (
        <>
          {field('firstReports', '新报到的小哥：头几条先看', count(SAFETY_LIMITS.firstReports, '条'), {
            missing: '请填条数',
            hint: `0 到 ${SAFETY_LIMITS.firstReports} 条，填 0 就是不看。`,
          })}
          {field('firstDays', '新报到的小哥：报到后几天内先看', count(SAFETY_LIMITS.firstDays, '天'), {
            missing: '请填天数',
            hint: `0 到 ${SAFETY_LIMITS.firstDays} 天，填 0 就是不看。`,
          })}
          {field('samplePercent', '抽查：一百条里抽看几条', count(100, '条'), {
            missing: '请填条数',
            hint: '检查通过的也抽一些看。',
          })}
        </>
      )}
    </KeptForm>
  )
}
