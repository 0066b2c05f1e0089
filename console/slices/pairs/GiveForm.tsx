import { api } from '@console/app/client'
import { asProblem } from '@console/app/problem'
import { useAct } from '@console/parts/useAct'
import { App, Form, Modal, Radio, Select } from 'antd'
import { useState } from 'react'
import { PAIR_ANSWERS, type People } from './usePairs'

interface Props {
  communityId: string
  people: People
  /** Workers chosen in the table. */
  chosen: readonly string[]
  /** The contact person whose table it is. */
  staffId: string | undefined
  onClose: () => void
  onOrdered: (orderId: string) => void
}

type Whom = 'chosen' | 'unpaired' | 'theirs'
const NOBODY = 'nobody'

/** Whom it is for and to whom they go: the number that was seen is ordered, or nothing. */
export function GiveForm({ communityId, people, chosen, staffId, onClose, onOrdered }: Props) {
  const { message } = App.useApp()
  const theirs = people.people.find((each) => each.staffId === staffId)
  const counts: Record<Whom, number> = {
    chosen: chosen.length,
    unpaired: people.unpaired,
    theirs: theirs?.pairs ?? 0,
  }
  const [whom, setWhom] = useState<Whom>(chosen.length > 0 ? 'chosen' : theirs ? 'theirs' : 'unpaired')
  const [to, setTo] = useState<string>()
  const ordering = useAct(api.pairs.startOrder, { anew: PAIR_ANSWERS, say: '开始办了，下面看进展' })
  const count = counts[whom]

  async function order(): Promise<void> {
    if (to === undefined || count === 0) return
    const filter =
      whom === 'theirs'
        ? { communityId, whose: 'theirs' as const, staffId }
        : { communityId, whose: 'unpaired' as const }
    const of =
      whom === 'chosen'
        ? { by: 'ids' as const, memberIds: [...chosen] }
        : { by: 'filter' as const, filter, expected: count }
    try {
      const done = await ordering.act({ of, staffId: to === NOBODY ? undefined : to })
      if (done) onOrdered(done.orderId)
    } catch (error) {
      message.error(asProblem(error).message)
    }
  }

  return (
    <Modal
      open
      title="成批结对、移交"
      okText={`办 ${count} 位`}
      cancelText="取消"
      okButtonProps={{ id: 'give-yes', disabled: to === undefined || count === 0, loading: ordering.busy }}
      onOk={order}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <Form.Item label="哪些小哥">
          <Radio.Group value={whom} onChange={({ target }) => setWhom(target.value)}>
            <Radio id="give-chosen" value="chosen" disabled={counts.chosen === 0}>
              选中的 {counts.chosen} 位
            </Radio>
            <Radio id="give-unpaired" value="unpaired" disabled={counts.unpaired === 0}>
              待结对的 {counts.unpaired} 位
            </Radio>
            {theirs ? (
              <Radio id="give-theirs" value="theirs" disabled={counts.theirs === 0}>
                {theirs.label} 的 {counts.theirs} 位
              </Radio>
            ) : null}
          </Radio.Group>
        </Form.Item>
        <Form.Item label="联系人" htmlFor="give-to" extra="换了人，小哥会收到一条消息；本月联系过的照样算。">
          <Select
            id="give-to"
            placeholder="选一位网格员"
            value={to}
            options={[
              ...people.people.map((each) => ({ value: each.staffId, label: each.label })),
              { value: NOBODY, label: '先不安排' },
            ]}
            onChange={setTo}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
