import { now } from '@console/app/clock'
import { FormModal } from '@console/parts/FormModal'
import { useNow } from '@console/parts/useNow'
import { WordsModal } from '@console/parts/WordsModal'
import { contract } from '@shared/contract/contract'
import { LOG_LIMITS, SKIP_REASONS } from '@shared/rules/duties/worklog'
import { addDays, dayOf, sayDay } from '@shared/rules/time/day'
import { DayField } from './fields'
import { type Duty, sayRule } from './rule'
import { useDutyActs } from './useLog'

export type DutyAct = 'skip' | 'pause' | 'end'

interface Props {
  act: DutyAct
  /** As it stands now; what is sent is about this version of it. */
  duty: Duty
  onClose: () => void
}

/** Leaves a duty out once, lets it rest, or ends it. */
export function DutyForm({ act, duty, onClose }: Props) {
  const { skipping, pausing, ending } = useDutyActs()
  const { dutyId, version, name, pausedUntil } = duty
  const today = dayOf(now())
  switch (act) {
    case 'skip':
      return (
        <WordsModal
          route={contract.worklog.skip}
          name="reason"
          title={`这次不做：${name}`}
          yes="这次不做"
          note={<Stands duty={duty} />}
          presets={SKIP_REASONS}
          max={100}
          placeholder="写明原因，同事看得到"
          busy={skipping.busy}
          onSend={(reason) => skipping.act({ dutyId, reason })}
          onClose={onClose}
        />
      )
    case 'pause':
      return (
        <FormModal
          route={contract.worklog.pause}
          title={`暂停：${name}`}
          yes={pausedUntil === undefined ? '暂停' : '保存'}
          busy={pausing.busy}
          initial={{ until: pausedUntil ?? addDays(today, 7) }}
          onSend={async (values) => {
            if (await pausing.act({ dutyId, version, until: String(values.until) })) onClose()
          }}
          onClose={onClose}
        >
          {(field) => (
            <>
              <Stands duty={duty} />
              {field('until', '暂停到', <DayField min={today} max={addDays(today, LOG_LIMITS.pauseDays)} />, {
                missing: '请选暂停到哪天',
                hint: '这一天起照常要做；选今天，就是不暂停了。',
              })}
            </>
          )}
        </FormModal>
      )
    case 'end':
      return (
        <FormModal
          route={contract.worklog.end}
          title={`结束：${name}`}
          yes="结束"
          danger
          busy={ending.busy}
          initial={{}}
          onSend={async () => {
            if (await ending.act({ dutyId, version })) onClose()
          }}
          onClose={onClose}
        >
          {() => (
            <>
              <Stands duty={duty} />
              <p className="second">结束以后不再提醒，也不能恢复；记过的都还在。以后又要做，就新增一项。</p>
            </>
          )}
        </FormModal>
      )
  }
}

/** How a duty stands, in a line. */
function Stands({ duty: { rule, dueOn, pausedUntil } }: { duty: Duty }) {
  const nowMs = useNow()
  const said = [
    sayRule(rule, nowMs, dayOf(nowMs)),
    ...(dueOn === undefined ? [] : [`下一次最晚 ${sayDay(dueOn, nowMs)}`]),
    ...(pausedUntil === undefined ? [] : [`暂停到 ${sayDay(pausedUntil, nowMs)}`]),
  ]
  return (
    <div id="duty-stands" className="second form-note">
      {said.join('；')}
    </div>
  )
}
