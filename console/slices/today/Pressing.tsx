import { api } from '@console/app/client'
import { Empty, Loaded } from '@console/parts/States'
import { useTeams } from '@console/parts/street'
import type { Team } from '@shared/rules/people/teams'
import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { Link } from 'react-router'
import { ReportTable } from '../overdue/ReportTable'

/** So many of each team's reports are begun with. */
const FIRST = 8

/** What a grid worker begins with: of each of their teams the urgent ones, then what is due first. */
export function Pressing() {
  const teams = useTeams({ units: true })
  if (!teams) return <Skeleton active title={false} />
  return teams.map((team) => <PressingInTeam key={team.communityId} team={team} />)
}

function PressingInTeam({ team: { communityId, name } }: { team: Team }) {
  const query = { communityId, tab: 'open', limit: FIRST } as const
  const first = useQuery({ queryKey: ['reports', 'first', query], queryFn: () => api.reports.queue(query) })
  return (
    <section className="panel">
      <h2 className="panel-title">
        {name}先办这些 <Link to={`/reports?team=${communityId}`}>全部</Link>
      </h2>
      <Loaded query={first}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty text="都处理完了，歇口气" />
          ) : (
            <ReportTable reports={items} label={`${name}先办的工单`} search={`?team=${communityId}`} />
          )
        }
      </Loaded>
    </section>
  )
}
