import { api } from '@console/app/client'
import { now } from '@console/app/clock'
import { DaysField } from '@console/parts/dates'
import { HoursField } from '@console/parts/HoursField'
import { HOURS, hoursFault, type TypedHours } from '@console/parts/hours'
import { KeptForm } from '@console/parts/kept/KeptForm'
import { Loaded } from '@console/parts/States'
import { partOf } from '@console/parts/schema'
import { useAct } from '@console/parts/useAct'
import { WorkingRulesSchema } from '@shared/contract/reportSettings'
import { dayOf } from '@shared/rules/time/day'
import { WORKING_LIMITS } from '@shared/rules/time/working'
import { useQuery } from '@tanstack/react-query'
import { Checkbox } from 'antd'
import { DAYS, type Working as Found, LABELS, rulesOf, say, valuesOf } from './rulesForm'

const ASKED = ['reports', 'working']

/** When the street's staff work: due times follow from it. */
export function Working() {
  const working = useQuery({ queryKey: ASKED, queryFn: () => api.reports.working({}) })
  return (
    <div className="page">
      <header className="page-head">
        <h1>工作时间</h1>
        <span className="small">工单的时限按工作时间计算，紧急的按全天计算。新来的工单按新的算。</span>
      </header>
      <section className="panel">
        <Loaded query={working}>{(found) => <Form working={found} />}</Loaded>
      </section>
    </div>
  )
}

const tooMany = (days: unknown) =>
  (days as string[]).length > WORKING_LIMITS.days ? `最多 ${WORKING_LIMITS.days} 天` : undefined

function Form({ working }: { working: Found }) {
  const { act, busy } = useAct(api.reports.saveWorking, { anew: [ASKED], say: '已保存，新来的工单按它算时限' })
  const today = dayOf(now())
  return (
    <KeptForm
      id="working"
      route={partOf(WorkingRulesSchema)}
      kept={working}
      valuesOf={valuesOf}
      fresh={() => api.reports.working({})}
      save={(values, version = 0) => act({ version, rules: rulesOf(values) })}
      busy={busy}
      labels={LABELS}
      say={(key, value) => say(key, value, now())}
    >
      {(field) => (
        <>
          {working.version === 0 ? <p className="warn">还没有设置，现在按全天计算时限。保存了就按下面的。</p> : null}
          {field('weekdays', LABELS.weekdays, <Checkbox.Group options={DAYS} />)}
          {field('hours', LABELS.hours, <HoursField names={HOURS.work} />, {
            wrong: (hours) => hoursFault(hours as TypedHours, HOURS.work),
          })}
          {field('holidays', LABELS.holidays, <DaysField placeholder="加一天放假" first={today} />, { wrong: tooMany })}
          {field('extraDays', LABELS.extraDays, <DaysField placeholder="加一天上班" first={today} />, {
            wrong: tooMany,
            hint: '周末也上班的日子；和放假撞上了，按上班算。',
          })}
        </>
      )}
    </KeptForm>
  )
}
