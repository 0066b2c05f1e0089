import { api } from '@console/app/client'
import { now } from '@console/app/clock'
import { DayField } from '@console/parts/dates'
import { FormModal } from '@console/parts/FormModal'
import { allOf } from '@console/parts/pages'
import { useAct } from '@console/parts/useAct'
import { contract, type Inputs } from '@shared/contract/contract'
import { SURVEY_LIMITS } from '@shared/rules/survey/survey'
import { addDays, dayOf } from '@shared/rules/time/day'
import { useQuery } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { type Round, SURVEY_ANSWERS } from './useSurvey'

type Words = Omit<Inputs['survey']['startRound'], 'id'>

/** Begins the next round, or changes its days and owners. */
export function RoundForm({ round, onClose }: { round?: Round; onClose: () => void }) {
  const starting = useAct(api.survey.startRound, { anew: SURVEY_ANSWERS, say: '新一轮开始了，网格员可以登记了' })
  const changing = useAct(api.survey.changeRound, { anew: SURVEY_ANSWERS, say: '已保存' })
  const staff = useQuery({ queryKey: ['survey', 'staff'], queryFn: () => allOf(api.setup.staff) })
  const today = dayOf(now())
  return (
    <FormModal
      route={contract.survey.startRound}
      title={round ? `第 ${round.round} 轮` : '开始下一轮摸底'}
      yes={round ? '保存' : '开始'}
      busy={starting.busy || changing.busy}
      initial={{
        name: round?.name ?? '三找三亮',
        from: round?.from ?? today,
        to: round?.to ?? addDays(today, 30),
        ownerIds: round?.owners.map(({ memberId }) => memberId) ?? [],
      }}
      faultsAt={{ SURVEY_OWNER: 'ownerIds' }}
      onSend={async (values) => {
        const words = values as Words
        const done = round
          ? await changing.act({ ...words, round: round.round, version: round.version })
          : await starting.act(words)
        if (done) onClose()
      }}
      onClose={onClose}
    >
      {(field) => (
        <>
          {field('name', '名称', <Input maxLength={SURVEY_LIMITS.roundName} autoComplete="off" />)}
          {field('from', '从哪天', <DayField label="从哪天" />, { missing: '请选开始的日子' })}
          {field('to', '到哪天', <DayField label="到哪天" />, { missing: '请选结束的日子' })}
          {field(
            'ownerIds',
            '负责人',
            <Select
              mode="multiple"
              showSearch={{ optionFilterProp: 'label' }}
              placeholder="选本街道的工作人员"
              options={(staff.data ?? []).map(({ memberId, nameMasked }) => ({ value: memberId, label: nameMasked }))}
            />,
            { missing: '请选负责人' },
          )}
        </>
      )}
    </FormModal>
  )
}
