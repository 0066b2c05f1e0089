import { api } from '@console/app/client'
import { now } from '@console/app/clock'
import { MonthField } from '@console/parts/dates'
import { FormModal } from '@console/parts/FormModal'
import { useTeams } from '@console/parts/street'
import { useAct } from '@console/parts/useAct'
import { contract, type Inputs } from '@shared/contract/contract'
import { monthOf } from '@shared/rules/points/settlement'
import { EXPORT_KINDS, EXPORT_LIMITS, monthsBetween } from '@shared/rules/reports/reportExport'
import { dayOf } from '@shared/rules/time/day'
import { Radio, Select } from 'antd'

type Order = Omit<Inputs['reports']['startExport'], 'id'>

/** Before the app there was nothing to export. */
const FIRST_MONTH = '2020-01'
const KINDS = Object.entries(EXPORT_KINDS).map(([value, label]) => ({ value, label }))

/** Which table: of what, of which community, of which months. */
export function OrderForm({ onClose }: { onClose: () => void }) {
  const teams = useTeams() ?? []
  const thisMonth = monthOf(dayOf(now()))
  const { act, busy } = useAct(api.reports.startExport, { anew: [['exports']], say: '已开始，做好了在这里下载' })
  return (
    <FormModal
      route={contract.reports.startExport}
      title="导出一张表"
      yes="开始导出"
      busy={busy}
      initial={{
        kind: 'reports',
        communityId: teams.length === 1 ? teams[0]?.communityId : undefined,
        fromMonth: thisMonth,
        toMonth: thisMonth,
      }}
      onClose={onClose}
      onSend={async (values) => {
        if (await act(values as Order)) onClose()
      }}
    >
      {(field, { fromMonth }) => (
        <>
          {field('kind', '内容', <Radio.Group optionType="button" options={KINDS} />)}
          {field(
            'communityId',
            '社区',
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              placeholder="选社区"
              options={teams.map(({ communityId, name }) => ({ value: communityId, label: name }))}
            />,
            { missing: '请选社区' },
          )}
          {field('fromMonth', '从', <MonthField first={FIRST_MONTH} last={thisMonth} />, { missing: '请选月份' })}
          {field('toMonth', '到', <MonthField first={FIRST_MONTH} last={thisMonth} />, {
            missing: '请选月份',
            hint: `按上报月份，最多 ${EXPORT_LIMITS.months} 个月。`,
            wrong: (toMonth) =>
              monthsBetween(String(fromMonth), String(toMonth))
                ? undefined
                : `月份从前到后，最多 ${EXPORT_LIMITS.months} 个月`,
          })}
        </>
      )}
    </FormModal>
  )
}
