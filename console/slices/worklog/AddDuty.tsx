import { api } from '@console/app/client'
import { now } from '@console/app/clock'
import { FormModal } from '@console/parts/FormModal'
import { useAct } from '@console/parts/useAct'
import { contract, type Inputs } from '@shared/contract/contract'
import { LOG_LIMITS } from '@shared/rules/duties/worklog'
import { dayOf } from '@shared/rules/time/day'
import { Input, Select } from 'antd'
import { RuleField } from './RuleField'
import { firstRule } from './rule'
import { LOG_ANSWERS } from './useLog'
import type { Figure } from './year'

type NewDuty = Omit<Inputs['worklog']['addDuty'], 'id'>

interface Props {
  communityId: string
  /** Categories in use. */
  kinds: readonly Figure[]
  onClose: () => void
}

/** Begins something that is done again and again. */
export function AddDuty({ communityId, kinds, onClose }: Props) {
  const { act, busy } = useAct(api.worklog.addDuty, { anew: LOG_ANSWERS, say: '定期工作已新增' })
  return (
    <FormModal
      route={contract.worklog.addDuty}
      title="新增定期工作"
      yes="新增"
      busy={busy}
      initial={{
        name: '',
        categoryId: kinds.length === 1 ? kinds[0]?.categoryId : undefined,
        rule: firstRule(dayOf(now())),
      }}
      faultsAt={{ UNKNOWN_CATEGORY: 'categoryId' }}
      onSend={async (values) => {
        if (await act({ ...values, communityId } as NewDuty)) onClose()
      }}
      onClose={onClose}
    >
      {(field) => (
        <>
          {field('name', '名称', <Input maxLength={LOG_LIMITS.dutyName} autoComplete="off" placeholder="楼道整治" />)}
          {field(
            'categoryId',
            '记在哪一类',
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              placeholder="选类别"
              options={kinds.map(({ categoryId, name }) => ({ value: categoryId, label: name }))}
            />,
            { missing: '请选记在哪一类' },
          )}
          {field('rule', '多久一次', <RuleField />, {
            hint: '从第一个整期算起：月中新增的每月工作，下个月算第一次。',
          })}
        </>
      )}
    </FormModal>
  )
}
