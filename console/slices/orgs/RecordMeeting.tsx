import { MinusOutlined, PlusOutlined } from '@ant-design/icons'
import { api } from '@console/app/client'
import { now } from '@console/app/clock'
import { FormModal } from '@console/parts/FormModal'
import { useAct } from '@console/parts/useAct'
import { contract, type Inputs } from '@shared/contract/contract'
import { MEETING_LIMITS } from '@shared/rules/people/instructing'
import { addDays, dayOf } from '@shared/rules/time/day'
import { Button, Input, InputNumber, Select } from 'antd'
import { PersonField } from './PersonField'
import { type Meeting, ORG_ANSWERS, usePosts } from './useOrgs'

type Said = Pick<Inputs['orgs']['record'], 'minutes' | 'present' | 'guests' | 'decisions'>
type Decision = Said['decisions'][number]

/** Records who came, the minutes and what was decided; each decision is somebody's to do from then on. */
export function RecordMeeting({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const { meetingId, orgId, version, minutes, present, guests, day } = meeting
  const { act, busy } = useAct(api.orgs.record, { anew: ORG_ANSWERS, say: '已记下，决定交给负责人了' })
  const posts = usePosts(orgId, day)
  const held = posts.data?.held ?? []
  const others = held.flatMap(({ memberId, name }) => (memberId === undefined ? [] : [{ memberId, name }]))
  return (
    <FormModal
      route={contract.orgs.record}
      title={`补记：${meeting.title}`}
      yes="记下"
      busy={busy}
      initial={{ minutes, present: present.map(({ termId }) => termId), guests, decisions: [] }}
      faultsAt={{ OWNER_INVALID: 'decisions', DECISIONS_FULL: 'decisions' }}
      onSend={async (values) => {
        const said = values as Said
        if (await act({ ...said, meetingId, version, minutes: said.minutes || undefined })) onClose()
      }}
      onClose={onClose}
    >
      {(field) => (
        <>
          {field(
            'present',
            '谁到了',
            <Select mode="multiple" options={held.map(({ termId, name }) => ({ value: termId, label: name }))} />,
          )}
          {field('guests', '另有几人', <InputNumber min={0} max={MEETING_LIMITS.guests} precision={0} />)}
          {field(
            'minutes',
            '纪要（可不填）',
            <Input.TextArea maxLength={MEETING_LIMITS.minutes} showCount autoSize={{ minRows: 4, maxRows: 12 }} />,
          )}
          {field('decisions', '新的决定', <Decisions others={others} />)}
        </>
      )}
    </FormModal>
  )
}

interface DecisionsProps {
  others: readonly { memberId: string; name: string }[]
  value?: Partial<Decision>[]
  onChange?: (decisions: Partial<Decision>[]) => void
}

function Decisions({ others, value = [], onChange }: DecisionsProps) {
  const change = (at: number, part: Partial<Decision>) =>
    onChange?.(value.map((each, place) => (place === at ? { ...each, ...part } : each)))
  return (
    <div className="orgs-decisions">
      {value.map((decision, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has nothing of its own before it is sent
        <div key={place} className="orgs-decision">
          <Input
            aria-label={`第 ${place + 1} 条决定`}
            maxLength={MEETING_LIMITS.line}
            placeholder="要办的事"
            value={decision.title}
            onChange={(event) => change(place, { title: event.target.value })}
          />
          <PersonField
            others={others}
            value={decision.ownerId}
            onChange={(ownerId) => change(place, ownerId === undefined ? {} : { ownerId })}
          />
          <div className="row">
            <Input
              type="date"
              className="number orgs-day"
              aria-label="最晚哪天"
              value={decision.dueOn}
              onChange={(event) => change(place, { dueOn: event.target.value })}
            />
            <Button
              icon={<MinusOutlined />}
              aria-label={`去掉第 ${place + 1} 条`}
              onClick={() => onChange?.(value.filter((_, at) => at !== place))}
            />
          </div>
        </div>
      ))}
      <Button
        id="decision-add"
        icon={<PlusOutlined />}
        disabled={value.length >= MEETING_LIMITS.decisions}
        onClick={() => onChange?.([...value, { title: '', dueOn: addDays(dayOf(now()), WEEKS) }])}
      >
        加一条
      </Button>
    </div>
  )
}

/** What is decided is usually to be done in two weeks. Days. */
const WEEKS = 14
