import { PlusOutlined } from '@ant-design/icons'
import { now } from '@console/app/clock'
import { CursorTable } from '@console/parts/CursorTable'
import { useNow } from '@console/parts/useNow'
import { dayOf, sayDay } from '@shared/rules/time/day'
import { Button, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { AddDuty } from './AddDuty'
import { type DutyAct, DutyForm } from './DutyForm'
import { type Duty, sayRule } from './rule'
import { useDuties } from './useLog'
import type { Figure } from './year'

interface Props {
  communityId: string
  categories: readonly Figure[]
  /** It was done, and is to be written down. */
  onDone: (duty: Duty) => void
}

/** What a community does again and again, first due first, and what may be done with each. */
export function Duties({ communityId, categories, onDone }: Props) {
  const nowMs = useNow()
  const list = useDuties(communityId)
  const [isAdding, setAdding] = useState(false)
  const [asked, ask] = useState<{ duty: Duty; act: DutyAct }>()
  const kinds = categories.filter(({ active }) => active)
  const nameOf = (categoryId: string) => categories.find((each) => each.categoryId === categoryId)?.name ?? ''
  const columns: TableColumnsType<Duty> = [
    {
      title: '名称',
      render: (_, { name, categoryId }) => (
        <>
          <strong>{name}</strong>{' '}
          {nameOf(categoryId) === name ? null : <span className="small">{nameOf(categoryId)}</span>}
        </>
      ),
    },
    { title: '多久一次', width: 230, render: (_, { rule }) => sayRule(rule, nowMs, dayOf(now())) },
    { title: '最晚', width: 240, className: 'number', render: (_, duty) => <Standing duty={duty} nowMs={nowMs} /> },
    {
      title: '办理',
      width: 330,
      render: (_, duty) => (
        <div className="row">
          <Button
            id={`done-${duty.dutyId}`}
            size="small"
            disabled={!kinds.some(({ categoryId }) => categoryId === duty.categoryId)}
            onClick={() => onDone(duty)}
          >
            做了，记一笔
          </Button>
          <Button id={`skip-${duty.dutyId}`} size="small" onClick={() => ask({ duty, act: 'skip' })}>
            这次不做
          </Button>
          <Button id={`pause-${duty.dutyId}`} size="small" onClick={() => ask({ duty, act: 'pause' })}>
            暂停
          </Button>
          <Button id={`end-${duty.dutyId}`} size="small" danger onClick={() => ask({ duty, act: 'end' })}>
            结束
          </Button>
        </div>
      ),
    },
  ]
  return (
    <section className="panel worklog-duties" aria-labelledby="worklog-duties">
      <h2 className="panel-title" id="worklog-duties">
        定期工作
        <span className="grow" />
        <Button
          id="duty-add"
          size="small"
          icon={<PlusOutlined />}
          disabled={kinds.length === 0}
          onClick={() => setAdding(true)}
        >
          新增
        </Button>
      </h2>
      <CursorTable
        list={list}
        columns={columns}
        rowKey="dutyId"
        label="定期工作，先到期的在前"
        empty="还没有定期工作；每周、每月都要做的加在这里，到期了会提醒"
      />
      {isAdding ? <AddDuty communityId={communityId} kinds={kinds} onClose={() => setAdding(false)} /> : null}
      {asked ? (
        <DutyForm
          act={asked.act}
          // As it stands now: a colleague may have changed it since.
          duty={list.items.find(({ dutyId }) => dutyId === asked.duty.dutyId) ?? asked.duty}
          onClose={() => ask(undefined)}
        />
      ) : null}
    </section>
  )
}

/** Until when it is due, and what was missed. */
function Standing({ duty: { dueOn, missed, pausedUntil }, nowMs }: { duty: Duty; nowMs: number }) {
  return (
    <span className="row wrap">
      {dueOn === undefined ? '' : sayDay(dueOn, nowMs)}
      {missed > 0 ? <span className="mark mark--bad">缺 {missed} 次</span> : null}
      {pausedUntil === undefined ? null : <span className="mark mark--plain">暂停到 {sayDay(pausedUntil, nowMs)}</span>}
    </span>
  )
}
