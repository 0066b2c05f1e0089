import { api } from '@console/app/client'
import { now } from '@console/app/clock'
import { FormModal } from '@console/parts/FormModal'
import { useAct } from '@console/parts/useAct'
import { contract, type Inputs } from '@shared/contract/contract'
import { MEETING_LIMITS } from '@shared/rules/people/instructing'
import { ORG_LIMITS } from '@shared/rules/people/orgs'
import { dayOf } from '@shared/rules/time/day'
import { Input, Select } from 'antd'
import { ORG_ANSWERS } from './useOrgs'

type New = Omit<Inputs['orgs']['addMeeting'], 'id' | 'orgId'>

/** Writes down a meeting, held or to come. */
export function AddMeeting({ orgId, onClose }: { orgId: string; onClose: () => void }) {
  const { act, busy } = useAct(api.orgs.addMeeting, { anew: ORG_ANSWERS, say: '会议已记下' })
  return (
    <FormModal
      route={contract.orgs.addMeeting}
      title="记一次会议"
      yes="记下"
      busy={busy}
      initial={{ title: '', day: dayOf(now()), agenda: [] }}
      onSend={async (values) => {
        const said = values as New
        if (await act({ ...said, orgId, place: said.place || undefined })) onClose()
      }}
      onClose={onClose}
    >
      {(field) => (
        <>
          {field('title', '主题', <Input maxLength={MEETING_LIMITS.title} autoComplete="off" />)}
          {field('day', '哪天', <Input type="date" className="number orgs-day" />)}
          {field('place', '地点（可不填）', <Input maxLength={ORG_LIMITS.address} autoComplete="off" />)}
          {field('agenda', '议程（写一条按一次回车）', <Select mode="tags" open={false} suffixIcon={null} />)}
        </>
      )}
    </FormModal>
  )
}
