import type { Pages } from '@console/parts/pages'
import { Paged } from '@console/parts/States'
import { Table } from '@console/parts/Table'
import { useNow } from '@console/parts/useNow'
import { CALL_TIMES, PAIR_STATES } from '@shared/rules/duties/pairs'
import { OCCUPATIONS } from '@shared/rules/text/words'
import { sayDay } from '@shared/rules/time/day'
import type { TableColumnsType } from 'antd'
import { Link } from 'react-router'
import type { Pair, Show } from './usePairs'

interface Props {
  list: Pages<Pair>
  show: Show
  chosen: readonly string[]
  onChoose: (memberIds: readonly string[]) => void
}

const EMPTY: Record<Show, string> = {
  all: '还没有确认过报到的小哥',
  overdue: '没有过期没联系的',
  unpaired: '小哥都有联系人了',
  none: '没有说不用联系的小哥',
}

/** Workers with their contact persons, what is due and what was missed; some of them are chosen. */
export function PairTable({ list, show, chosen, onChoose }: Props) {
  const nowMs = useNow()
  const columns: TableColumnsType<Pair> = [
    {
      title: '姓名',
      width: 120,
      render: (_, { memberId, nameMasked }) => (
        <Link className="plain-link" to={`/members/${memberId}`}>
          {nameMasked}
        </Link>
      ),
    },
    { title: '职业', width: 120, render: (_, { occupation }) => (occupation ? OCCUPATIONS[occupation] : '') },
    {
      title: '联系人',
      width: 150,
      render: (_, { staffLabel, state, wish }) =>
        staffLabel ?? <span className="mark mark--warn">{wish === 'another' ? '想换一位' : PAIR_STATES[state]}</span>,
    },
    { title: '下次最晚', width: 220, className: 'number', render: (_, pair) => <Standing pair={pair} nowMs={nowMs} /> },
    {
      title: '上次联系',
      width: 140,
      className: 'number',
      render: (_, { lastReachedOn }) => (lastReachedOn ? sayDay(lastReachedOn, nowMs) : ''),
    },
    { title: '方便的时间', width: 110, render: (_, { callTime }) => (callTime === 'any' ? '' : CALL_TIMES[callTime]) },
  ]
  return (
    <Paged list={list} empty={EMPTY[show]}>
      {(items) => (
        <Table<Pair>
          aria-label="结对联系"
          columns={columns}
          dataSource={items}
          rowKey="memberId"
          size="middle"
          rowSelection={{
            selectedRowKeys: [...chosen],
            onChange: (keys) => onChoose(keys.map(String)),
            getCheckboxProps: ({ nameMasked }) => ({ 'aria-label': `选 ${nameMasked}` }),
          }}
        />
      )}
    </Paged>
  )
}

function Standing({ pair: { dueOn, missed, doneThisMonth }, nowMs }: { pair: Pair; nowMs: number }) {
  if (dueOn === undefined) return null
  return (
    <span className="row wrap">
      {sayDay(dueOn, nowMs)}
      {missed > 0 ? <span className="mark mark--bad">缺 {missed} 个月</span> : null}
      {doneThisMonth ? <span className="mark mark--good">本月已联系</span> : null}
    </span>
  )
}
