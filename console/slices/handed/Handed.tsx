import { api } from '@console/app/client'
import { CursorTable } from '@console/parts/CursorTable'
import { usePages } from '@console/parts/pages'
import { useTeams } from '@console/parts/street'
import { TeamSelect } from '@console/parts/TeamSelect'
import { useNow } from '@console/parts/useNow'
import type { Outputs } from '@shared/contract/contract'
import { sayMoment } from '@shared/rules/time/day'
import type { TableColumnsType } from 'antd'
import { Link, useSearchParams } from 'react-router'

type Passed = Outputs['reports']['handedOver']['items'][number]

/** What a team passed on to others, newest first: where it went, with which words, and how it stands now. */
export function Handed() {
  const teams = useTeams({ units: true })
  const [address, setAddress] = useSearchParams()
  const nowMs = useNow()
  const team = teams?.find(({ communityId }) => communityId === address.get('team')) ?? teams?.[0]
  const teamId = team?.communityId ?? ''
  const list = usePages(
    ['reports', 'handedOver', teamId],
    (cursor) => api.reports.handedOver({ teamId, cursor, limit: 50 }),
    { when: teamId !== '' },
  )
  // A report that came back may be passed on again.
  const rows = { ...list, items: list.items.map((each) => ({ ...each, key: `${each.reportId}-${each.at}` })) }
  const columns: TableColumnsType<Passed & { key: string }> = [
    { title: '时间', width: 150, className: 'number', render: (_, { at }) => sayMoment(at, nowMs) },
    {
      title: '什么事',
      width: 160,
      render: (_, { reportId, categoryName }) => (
        <Link className="plain-link" to={`/reports/${reportId}`}>
          {categoryName}
        </Link>
      ),
    },
    { title: '地址', render: (_, { address: place }) => place || '没有写地址' },
    { title: '转给', width: 160, dataIndex: 'toName' },
    { title: '说明', dataIndex: 'note' },
    { title: '谁转的', width: 150, dataIndex: 'byLabel' },
  ]
  return (
    <div className="page">
      <header className="page-head">
        <h1>转出去的</h1>
        <TeamSelect
          id="handed-team"
          label="社区或单位"
          teams={teams ?? []}
          chosen={team?.communityId}
          onChoose={(next) => setAddress({ team: next })}
        />
        <span className="small">半年内的；点开看现在办到哪一步。</span>
      </header>
      <section className="panel">
        <CursorTable list={rows} columns={columns} rowKey="key" label="转出去的" empty="没有转给别人的工单" />
      </section>
    </div>
  )
}
