import { api } from '@console/app/client'
import { CursorTable } from '@console/parts/CursorTable'
import { useAct } from '@console/parts/useAct'
import { useNow } from '@console/parts/useNow'
import { WordsModal } from '@console/parts/WordsModal'
import { contract, type Outputs } from '@shared/contract/contract'
import { REVERSE_REASONS } from '@shared/rules/duties/worklog'
import { sayNumber } from '@shared/rules/text/words'
import { sayDay, sayMoment } from '@shared/rules/time/day'
import { Button, Drawer, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { LOG_ANSWERS, useEntries } from './useLog'
import type { Figure } from './year'

type Entry = Outputs['worklog']['entries']['items'][number]

interface Props {
  communityId: string
  category: Figure
  /** `YYYY-MM`; all of them unless told. */
  month: string | undefined
  onClose: () => void
}

/** The entries of a category, latest day first; a wrong one is taken back by another. */
export function Entries({ communityId, category: { categoryId, name, unit }, month, onClose }: Props) {
  const nowMs = useNow()
  const list = useEntries(communityId, categoryId, month)
  const [wrong, setWrong] = useState<Entry>()
  const columns: TableColumnsType<Entry> = [
    { title: '哪天', width: 104, className: 'number', render: (_, { day }) => sayDay(day, nowMs) },
    {
      title: '多少',
      width: 110,
      className: 'number',
      render: (_, { quantity, skipped }) => (skipped ? '没做' : `${sayNumber(quantity)} ${unit}`),
    },
    { title: '内容', render: (_, entry) => <What entry={entry} /> },
    {
      title: '谁记的',
      width: 150,
      render: (_, { byLabel, at }) => (
        <>
          {byLabel}
          <div className="small number">{sayMoment(at, nowMs)}</div>
        </>
      ),
    },
    {
      title: '操作',
      width: 76,
      render: (_, entry) =>
        entry.reversed || entry.reverses !== undefined ? null : (
          <Button id={`wrong-${entry.entryId}`} size="small" danger onClick={() => setWrong(entry)}>
            冲正
          </Button>
        ),
    },
  ]
  return (
    <Drawer open size={760} title={month ? `${name}，${sayMonth(month)}` : `${name}，所有的明细`} onClose={onClose}>
      <CursorTable
        list={list}
        columns={columns}
        rowKey="entryId"
        label={`${name}的明细`}
        empty={month ? '这个月没有记过这一类' : '还没有记过这一类'}
      />
      {wrong ? <Reverse entry={wrong} unit={unit} onClose={() => setWrong(undefined)} /> : null}
    </Drawer>
  )
}

const sayMonth = (month: string) => `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`

function What({ entry: { building, note, reason, reversed, reverses } }: { entry: Entry }) {
  return (
    <>
      {reversed ? <span className="mark mark--plain">已冲正</span> : null}
      {reverses === undefined ? null : <span className="mark mark--warn">冲正</span>}{' '}
      {[building, note].filter(Boolean).join('：')}
      {reason === undefined ? null : <div className="small">原因：{reason}</div>}
    </>
  )
}

function Reverse({ entry, unit, onClose }: { entry: Entry; unit: string; onClose: () => void }) {
  const { entryId, day, quantity, skipped } = entry
  const nowMs = useNow()
  const { act, busy } = useAct(api.worklog.reverse, { anew: LOG_ANSWERS, say: '已冲正，两条都看得到' })
  return (
    <WordsModal
      route={contract.worklog.reverse}
      name="reason"
      title="这一条记错了"
      yes="冲正"
      note={`${sayDay(day, nowMs)}，${skipped ? '没做' : `${sayNumber(quantity)} ${unit}`}。会另记一条相反的数，合计里就没有它了；两条都留着。`}
      presets={REVERSE_REASONS}
      max={100}
      placeholder="写明原因，同事看得到"
      danger
      busy={busy}
      onSend={(reason) => act({ entryId, reason })}
      onClose={onClose}
    />
  )
}
