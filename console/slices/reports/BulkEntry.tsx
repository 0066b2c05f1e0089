import { useKeys } from '@console/app/keys/keys'
import { filterQuery } from '@shared/rules/reports/queueFilter'
import { Button } from 'antd'
import { useState } from 'react'
import { BulkForm } from './BulkForm'
import type { ReportsOfTeam } from './useReports'

/** The way from a list to one move for all of it: everything that matches, or what the words found in it. */
export function BulkEntry({ reports }: { reports: ReportsOfTeam }) {
  const { team, looking, find, items } = reports
  const [open, setOpen] = useState(false)
  const found = find.asked === '' ? undefined : items.map(({ reportId }) => reportId)
  const isPossible = team !== undefined && items.length > 0 && (found !== undefined || looking.tab === 'open')
  useKeys('整个列表', isPossible ? [{ key: 'b', label: '成批办理', run: () => setOpen(true) }] : [])
  if (!isPossible) return null
  const filter = { communityId: team.communityId, tab: looking.tab, ...filterQuery(looking) }
  return (
    <>
      <Button id="bulk" size="small" onClick={() => setOpen(true)}>
        {found ? `成批办理找到的 ${found.length} 件` : '成批办理全部符合的'} <kbd>B</kbd>
      </Button>
      {open ? <BulkForm filter={filter} reportIds={found} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
