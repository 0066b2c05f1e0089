import { api } from '@console/app/client'
import { now } from '@console/app/clock'
import { FormModal } from '@console/parts/FormModal'
import { useAct } from '@console/parts/useAct'
import { contract, type Inputs } from '@shared/contract/contract'
import { LOG_LIMITS } from '@shared/rules/duties/worklog'
import { addDays, dayOf } from '@shared/rules/time/day'
import { InputNumber, Select } from 'antd'
import { DayField, OptionalText } from './fields'
import { LineField } from './LineField'
import type { Duty } from './rule'
import { LOG_ANSWERS } from './useLog'
import type { Figure } from './year'

type Entry = Omit<Inputs['worklog']['add'], 'id'>

interface Props {
  communityId: string
  /** Categories in use. */
  kinds: readonly Figure[]
  /** It was done for this one. */
  duty: Duty | undefined
  onClose: () => void
}

/** Writes down what was done. */
export function EntryForm({ communityId, kinds, duty, onClose }: Props) {
  const { act, busy } = useAct(api.worklog.add, { anew: LOG_ANSWERS, say: '记好了' })
  const today = dayOf(now())
  const categoryId = duty?.categoryId ?? (kinds.length === 1 ? kinds[0]?.categoryId : undefined)
  return (
    <FormModal
      route={contract.worklog.add}
      title={duty ? `记一笔：${duty.name}` : '记一笔'}
      yes="记下"
      busy={busy}
      initial={{ categoryId, quantity: 1, day: today }}
      faultsAt={{ LOG_DAY_OUT_OF_REACH: 'day', UNKNOWN_CATEGORY: 'categoryId' }}
      onSend={async (values) => {
        const entry = { ...values, communityId, dutyId: duty?.dutyId } as Entry
        if (await act(entry)) onClose()
      }}
      onClose={onClose}
    >
      {(field, values) => (
        <>
          {duty ? null : <LineField kinds={kinds} />}
          {field(
            'categoryId',
            '做了什么',
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              placeholder="选类别"
              disabled={duty !== undefined}
              options={kinds.map(({ categoryId: value, name }) => ({ value, label: name }))}
            />,
            { missing: '请选做了什么' },
          )}
          {field(
            'quantity',
            '多少',
            <InputNumber
              min={1}
              max={LOG_LIMITS.quantity}
              precision={0}
              suffix={kinds.find((kind) => kind.categoryId === values.categoryId)?.unit ?? ''}
            />,
            { missing: '请填多少' },
          )}
          {field('day', '哪天', <DayField min={addDays(today, -LOG_LIMITS.daysBack)} max={today} />, {
            missing: '请选哪天',
            hint: `今天和之前 ${LOG_LIMITS.daysBack} 天里的都能记。`,
          })}
          {field('building', '哪栋楼（可不填）', <OptionalText max={LOG_LIMITS.building} placeholder="3 号楼" />)}
          {field('note', '备注（可不填）', <OptionalText max={LOG_LIMITS.note} placeholder="不要写居民的姓名和电话" />)}
        </>
      )}
    </FormModal>
  )
}
