import { FormModal } from '@console/parts/FormModal'
import { WordsModal } from '@console/parts/WordsModal'
import { contract } from '@shared/contract/contract'
import { DROP_REASONS, LIST_LIMITS, sayWhen } from '@shared/rules/duties/serviceList'
import { InputNumber } from 'antd'
import { type Item, type List, useListActs } from './useServiceLists'

interface Props {
  list: List
  item: Item
  how: 'tick' | 'drop'
  onClose: () => void
}

/** Says what became of an item, once: how many it served, or why it is not done. */
export function TickForm({ list: { committeeId }, item, how, onClose }: Props) {
  const { ticking } = useListActs()
  // An item that was carried over stands in the list of its own month.
  const at = { committeeId, month: item.month, itemId: item.itemId }
  if (how === 'drop') {
    return (
      <WordsModal
        route={contract.servicelists.tick}
        name="reason"
        title={`不办了：${item.title}`}
        yes="不办了"
        note={`${sayWhen(item)}，${item.place}。写错了，这个月里可以撤回。`}
        presets={DROP_REASONS}
        max={LIST_LIMITS.reason}
        placeholder="写明原因，同事看得到"
        danger
        busy={ticking.busy}
        onSend={(reason) => ticking.act({ ...at, outcome: 'dropped', reason })}
        onClose={onClose}
      />
    )
  }
  return (
    <FormModal
      route={contract.servicelists.tick}
      title={`办好了：${item.title}`}
      yes="打勾"
      busy={ticking.busy}
      initial={{}}
      onSend={async (values) => {
        if (await ticking.act({ ...at, outcome: 'done', served: Number(values.served) })) onClose()
      }}
      onClose={onClose}
    >
      {(field) =>
        field('served', '服务了多少人', <InputNumber min={0} max={LIST_LIMITS.served} precision={0} />, {
          missing: '请填服务了多少人',
          hint: '写数就行，不写名字。勾错了，这个月里可以撤回。',
        })
      }
    </FormModal>
  )
}
