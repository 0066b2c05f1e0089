import { api } from '@console/app/client'
import { CursorTable } from '@console/parts/CursorTable'
import { usePages } from '@console/parts/pages'
import { useNow } from '@console/parts/useNow'
import type { Outputs } from '@shared/contract/contract'
import { sayNumber } from '@shared/rules/text/words'
import { sayMoment } from '@shared/rules/time/day'
import type { TableColumnsType } from 'antd'
import { Link } from 'react-router'

type Act = Outputs['points']['acts']['items'][number]

/** What administrators did to points, newest first. Nothing here can be changed. */
export function Acts() {
  const nowMs = useNow()
  const list = usePages(['points', 'acts'], (cursor) => api.points.acts({ cursor, limit: 50 }))
  const columns: TableColumnsType<Act> = [
    { title: '时间', width: 150, className: 'number', render: (_, { at }) => sayMoment(at, nowMs) },
    { title: '谁办的', width: 150, dataIndex: 'byLabel', ellipsis: true },
    { title: '办了什么', width: 150, dataIndex: 'label' },
    {
      title: '小哥',
      width: 110,
      render: (_, { memberId, memberLabel }) =>
        memberId ? <Link to={`/members/${memberId}`}>{memberLabel}</Link> : memberLabel,
    },
    {
      title: '分数',
      width: 100,
      align: 'right',
      className: 'number',
      render: (_, { kind, done, amount }) => (
        <span className={done === 0 ? 'second' : 'good'}>
          {kind === 'reversal' ? '−' : '+'}
          {sayNumber(done || amount)}
        </span>
      ),
    },
    {
      title: '原因',
      render: (_, { reason, about, missing }) => (
        <>
          {reason}
          {about ? <span className="small"> 原来是：{about}</span> : null}
          {missing > 0 ? <span className="warn"> {sayNumber(missing)} 分已用掉或占用，没能扣回</span> : null}
        </>
      ),
    },
  ]
  return (
    <div className="page">
      <header className="page-head">
        <h1>办理记录</h1>
        <span className="small">谁在什么时候人工办了积分；只增不改。</span>
      </header>
      <section className="panel">
        <CursorTable list={list} columns={columns} rowKey="id" label="办理记录" empty="还没有人工办理过积分" />
      </section>
    </div>
  )
}
