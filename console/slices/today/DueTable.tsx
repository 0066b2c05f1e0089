import { useKeys } from '@console/app/keys/keys'
import { CursorTable } from '@console/parts/CursorTable'
import type { Pages } from '@console/parts/pages'
import { useNow } from '@console/parts/useNow'
import { useStep } from '@console/parts/useStep'
import { DUE_KINDS, sayDue } from '@shared/rules/office/due'
import { sayDay, sayEnd } from '@shared/rules/time/day'
import type { TableColumnsType } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { DueItem } from './useDue'

type Line = DueItem & { key: string }

/** Everything that is due until tonight or late, first due first; j and k go through it, Enter opens. */
export function DueTable({ list }: { list: Pages<Line> }) {
  const nowMs = useNow()
  const navigate = useNavigate()
  const [chosen, setChosen] = useState<string>()
  const step = useStep(
    list.items.map(({ key }) => key),
    chosen,
    setChosen,
  )
  const open = () => {
    const line = list.items.find(({ key }) => key === chosen)
    if (line) void navigate(line.desk)
  }
  useKeys('今天要办', [
    { key: 'j', label: '下一件', run: () => step(1) },
    { key: 'k', label: '上一件', run: () => step(-1) },
    { key: 'Enter', label: '打开', run: open },
  ])
  const columns: TableColumnsType<Line> = [
    {
      title: '期限',
      width: 120,
      render: (_, line) => {
        const { tone, text } = sayDue(line, nowMs)
        return <span className={`due due--${tone}`}>{text}</span>
      },
    },
    {
      title: '事项',
      width: 220,
      render: (_, { desk, urgent, title }) => (
        <Link to={desk} className="row plain-link">
          {urgent ? <span className="mark mark--bad">紧急</span> : null}
          {title}
        </Link>
      ),
    },
    { title: '哪里、谁', ellipsis: true, dataIndex: 'note' },
    { title: '类别', width: 100, render: (_, { kind }) => DUE_KINDS[kind].label },
    {
      title: '应在',
      width: 160,
      className: 'number second',
      render: (_, { dueAt, dueOn }) => (dueAt === undefined ? sayDay(dueOn, nowMs) : `${sayEnd(dueAt, nowMs)} 前`),
    },
  ]
  return (
    <CursorTable
      list={list}
      columns={columns}
      rowKey="key"
      label="今天要办"
      empty="今天没有到期的事"
      chosen={chosen}
      onChoose={({ desk }) => void navigate(desk)}
    />
  )
}
