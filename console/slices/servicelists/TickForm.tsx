import { FormModal } from '@console/parts/FormModal'
import { WordsModal } from '@console/parts/WordsModal'
import { contract } from '@shared/contract/contract'
import { DROP_REASONS, LIST_LIMITS, sayWhen, UNTICK_REASONS } from '@shared/rules/duties/serviceList'
import { InputNumber } from 'antd'
import { type Item, type List, useListActs } from './useServiceLists'

interface Props {
  list: List
  item: Item
  how: 'tick' | 'drop' | 'untick'
  onClose: () => void
}

/** Says what became of an item, once: how many it served, or why it is not done; or takes that back. */
export function TickForm({ list: { committeeId }, item, how, onClose }: Props) {
  const { ticking, unticking } = useListActs()
  // An item that was carried over stands in the list of its own month.
  const at = { committeeId, month: item.month, itemId: item.itemId }
  if (how === 'drop') {
    return (
      <WordsModal
        route={contract.servicelists.tick}
        name="reason"
        title={`不办了：${item.title}`}
        yes="不办了"
        note={`${sayWhen(item)}，${item.place}。这个月里还能撤回。`}
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
  if (how === 'untick') {
    return (
      <WordsModal
        route={contract.servicelists.untick}
        name="reason"
        title={`撤回：${item.title}`}
        yes="撤回"
        note="撤回以后这一条又是没办的，谁撤回的、为什么，同事看得到。"
        presets={UNTICK_REASONS}
        max={LIST_LIMITS.reason}
        placeholder="写明原因，同事看得到"
        busy={unticking.busy}
        onSend={(reason) => unticking.act({ ...at, reason })}
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
          hint: '这个月里还能撤回；写数就行，不写名字。',
        })
      }
    </FormModal>
  )
}
