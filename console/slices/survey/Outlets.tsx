import { CursorTable } from '@console/parts/CursorTable'
import { MARKS } from '@shared/rules/survey/survey'
import { OCCUPATIONS, sayNumber } from '@shared/rules/text/words'
import { Drawer, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { type Outlet, type Person, type Round, useOutlets, usePeople } from './useSurvey'

const ALIGNED = { align: 'right', className: 'number', width: 110 } as const
const sayCount = (count: number | undefined) => (count === undefined ? '–' : sayNumber(count))

/** Outlets of a round with what it found there, and what the one before it had. */
export function Outlets({ round, kind }: { round: Round; kind: Outlet['kind'] }) {
  const list = useOutlets(round.round, kind)
  const [looked, look] = useState<Outlet>()
  const columns: TableColumnsType<Outlet> = [
    { title: '名称', dataIndex: 'name' },
    { title: '上一轮', ...ALIGNED, render: (_, { last }) => sayCount(last?.people) },
    { title: '这一轮记了', ...ALIGNED, render: (_, { marked }) => sayNumber(marked) },
    { title: '在', ...ALIGNED, render: (_, { figures }) => sayCount(figures?.people) },
    { title: '新来', ...ALIGNED, render: (_, { figures }) => sayCount(figures?.fresh) },
    { title: '离开', ...ALIGNED, render: (_, { figures }) => sayCount(figures?.gone) },
  ]
  return (
    <>
      <CursorTable
        list={list}
        columns={columns}
        rowKey="orgId"
        label={kind === 'outlet' ? '网点' : '企业'}
        empty="你的社区还没有登记，请先在“组织”里添加"
        chosen={looked?.orgId}
        onChoose={look}
      />
      {looked ? <People round={round} outlet={looked} onClose={() => look(undefined)} /> : null}
    </>
  )
}

interface PeopleProps {
  round: Round
  outlet: Outlet
  onClose: () => void
}

/** Who is at an outlet, masked. */
function People({ round, outlet, onClose }: PeopleProps) {
  const list = usePeople(round.round, outlet.orgId)
  const columns: TableColumnsType<Person> = [
    { title: '姓名', dataIndex: 'nameMasked', width: 110 },
    { title: '手机号', className: 'number', render: (_, { phoneMasked = '没有' }) => phoneMasked },
    { title: '职业', render: (_, { occupation }) => (occupation ? OCCUPATIONS[occupation] : '') },
    { title: '这一轮', render: (_, { mark }) => (mark ? MARKS[mark].done : <span className="second">还没记</span>) },
    {
      title: '报到',
      render: (_, { registered }) =>
        registered ? <span className="mark mark--good">已报到</span> : <span className="mark mark--plain">没报到</span>,
    },
  ]
  return (
    <Drawer open size={680} title={outlet.name} onClose={onClose}>
      <CursorTable list={list} columns={columns} rowKey="ref" label={`${outlet.name}的人`} empty="这里还没有人" />
    </Drawer>
  )
}
