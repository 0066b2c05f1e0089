import { useWorking } from '@console/app/session/current'
import { FormModal } from '@console/parts/FormModal'
import { useStreet } from '@console/parts/street'
import { contract, type Inputs } from '@shared/contract/contract'
import { LIST_LIMITS } from '@shared/rules/duties/serviceList'
import { reaches } from '@shared/rules/people/roles'
import { addDays, monthAfter } from '@shared/rules/time/day'
import { Input, Select } from 'antd'
import { type Item, type List, useListActs } from './useServiceLists'

type Words = Omit<Inputs['servicelists']['add'], 'id' | 'committeeId' | 'month'>

interface Props {
  list: List
  /** The one that is changed; a new one without it. */
  item: Item | undefined
  onClose: () => void
}

/** An item of a list; of what is published only new ones. */
export function ItemForm({ list: { committeeId, month, communities, lead, publishedAt }, item, onClose }: Props) {
  const { grants } = useWorking().me
  const street = useStreet()
  const { adding, changing } = useListActs()
  const isLead = lead === undefined || reaches(grants, lead)
  const options = (street.data?.communities ?? [])
    .filter(({ communityId }) => communities.includes(communityId) && (isLead || reaches(grants, communityId)))
    .map(({ communityId, name }) => ({ value: communityId, label: name }))
  const [only] = options
  return (
    <FormModal
      route={item ? contract.servicelists.change : contract.servicelists.add}
      title={item ? '改这一项' : publishedAt === undefined ? '加一项' : '加一项（清单已发布，会标上日期）'}
      yes={item ? '改好了' : '加上'}
      busy={adding.busy || changing.busy}
      initial={item ? { ...item } : { communityId: options.length === 1 ? only?.value : undefined }}
      onSend={async (values) => {
        const words = { ...wordsOf(values), committeeId, month }
        const done = await (item ? changing.act({ ...words, itemId: item.itemId }) : adding.act(words))
        if (done) onClose()
      }}
      onClose={onClose}
    >
      {(field) => (
        <>
          {field('title', '服务', <Input maxLength={LIST_LIMITS.title} autoComplete="off" placeholder="义诊" />)}
          {field('communityId', '哪个社区办', <Select options={options} placeholder="选社区" />, {
            missing: '请选哪个社区办',
          })}
          {field(
            'target',
            '对象',
            <Input maxLength={LIST_LIMITS.target} autoComplete="off" placeholder="快递员、骑手" />,
          )}
          {field(
            'place',
            '地点',
            <Input maxLength={LIST_LIMITS.place} autoComplete="off" placeholder="党群服务中心" />,
          )}
          {field(
            'day',
            '哪天（可不填，就是全月）',
            <Input type="date" min={`${month}-01`} max={addDays(`${monthAfter(month)}-01`, -1)} />,
          )}
          {field('time', '几点（可不填）', <Input type="time" />)}
          {field('text', '说明（可不填）', <Input.TextArea maxLength={LIST_LIMITS.text} showCount rows={3} />)}
        </>
      )}
    </FormModal>
  )
}

/** What was typed; nothing in a field that may be left out is nothing sent. */
function wordsOf(values: Readonly<Record<string, unknown>>): Words {
  const { communityId, title, target, place, day, time, text } = values as Words
  return { communityId, title, target, place, day: day || undefined, time: time || undefined, text: text || undefined }
}
