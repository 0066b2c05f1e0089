import { api } from '@console/app/client'
import { useKeys } from '@console/app/keys/keys'
import { CursorTable } from '@console/parts/CursorTable'
import { usePages } from '@console/parts/pages'
import { useNow } from '@console/parts/useNow'
import type { Outputs } from '@shared/contract/contract'
import { correctableAs, ENTRY_SIGNS } from '@shared/rules/points/entryWords'
import { sayNumber } from '@shared/rules/text/words'
import { sayDay, sayMoment } from '@shared/rules/time/day'
import { Button, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { AwardForm, CorrectForm } from './pointsForms'

type Page = Outputs['points']['member']
type Entry = Page['items'][number]

/** A member's account and its entries, newest first; points are awarded here, and an entry corrected. */
export function MemberPoints({ memberId }: { memberId: string }) {
  const nowMs = useNow()
  const list = usePages(['points', 'member', memberId], (cursor) => api.points.member({ memberId, cursor, limit: 50 }))
  const { data: head } = list
  const [asking, ask] = useState<'award' | Entry>()
  const award = () => ask('award')
  useKeys('积分', [{ key: 'g', label: '奖励积分', run: award }])

  const columns: TableColumnsType<Entry> = [
    { title: '时间', width: 140, className: 'number', render: (_, { at }) => sayMoment(at, nowMs) },
    {
      title: '什么',
      render: (_, { label, subject, kind }) => (
        <>
          {label} <span className="small">{[subject, ENTRY_SIGNS[kind].says].filter(Boolean).join(' · ')}</span>
        </>
      ),
    },
    {
      title: '分数',
      width: 90,
      align: 'right',
      className: 'number',
      render: (_, { kind, amount }) => (
        <span className={ENTRY_SIGNS[kind].tone}>
          {ENTRY_SIGNS[kind].sign}
          {sayNumber(amount)}
        </span>
      ),
    },
    {
      title: '剩余',
      width: 90,
      align: 'right',
      className: 'number',
      render: (_, { balanceAfter }) => sayNumber(balanceAfter),
    },
    {
      title: '操作',
      width: 90,
      render: (_, entry) => {
        const correction = correctableAs(entry, list.items)
        if (correction === undefined) return null
        if (correction === 'done') return <span className="small">已更正</span>
        return (
          <Button id={`correct-${entry.id}`} size="small" onClick={() => ask(entry)}>
            {correction}
          </Button>
        )
      },
    },
  ]

  return (
    <section className="panel" aria-labelledby="member-points">
      <h2 className="panel-title" id="member-points">
        积分
        <span className="grow" />
        <Button id="member-award" type="primary" disabled={!head} onClick={award}>
          奖励积分 <kbd>G</kbd>
        </Button>
      </h2>
      {head ? <Account account={head.account} nowMs={nowMs} /> : null}
      <CursorTable list={list} columns={columns} rowKey="id" label="积分明细" empty="还没有积分记录" />
      {asking === 'award' && head ? (
        <AwardForm memberId={memberId} above={head.secondPersonAbove} onClose={() => ask(undefined)} />
      ) : null}
      {asking && asking !== 'award' ? (
        <CorrectForm memberId={memberId} entry={asking} onClose={() => ask(undefined)} />
      ) : null}
    </section>
  )
}

function Account({ account, nowMs }: { account: Page['account']; nowMs: number }) {
  const { available, held, expiring } = account
  return (
    <div className="row wrap">
      <p className="big number" id="member-available">
        {sayNumber(available)}
      </p>
      <span className="second">
        分可用
        {held > 0 ? `，另有 ${sayNumber(held)} 分在待用的券里` : ''}
        {expiring.map(({ year, points, lastDay }) =>
          points > 0 ? `；${year} 年的 ${sayNumber(points)} 分，${sayDay(lastDay, nowMs)}到期` : '',
        )}
      </span>
    </div>
  )
}
