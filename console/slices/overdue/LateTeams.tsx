import { api } from '@console/app/client'
import { useWorking } from '@console/app/session/current'
import { usePages } from '@console/parts/pages'
import { Empty, Loaded, Paged } from '@console/parts/States'
import { useTeams } from '@console/parts/street'
import { holds } from '@shared/rules/people/roles'
import type { Team } from '@shared/rules/people/teams'
import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { Link } from 'react-router'
import { ReportTable } from './ReportTable'

/** What is late in this person's teams: the office sees the latest of each, a grid worker all of their own. */
export function LateTeams({ most }: { most?: number }) {
  const { grants } = useWorking().me
  return holds(grants, 'admin') ? <LateInStreet most={most} /> : <LateInOwnTeams />
}

const searchOf = (teamId: string) => `?team=${teamId}&overdue=yes`

function LateInStreet({ most = Number.POSITIVE_INFINITY }: { most?: number | undefined }) {
  const late = useQuery({ queryKey: ['reports', 'overdue'], queryFn: () => api.reports.overdue({}) })
  return (
    <Loaded query={late} rows={6}>
      {({ teams }) =>
        teams.length === 0 ? (
          <Empty text="全街道没有超时的工单" />
        ) : (
          teams.slice(0, most).map(({ teamId, name, reports, more }) => (
            <section key={teamId} className="late-team">
              <h3 className="row">
                <span className="grow">{name}</span>
                <Link to={`/reports${searchOf(teamId)}`}>{more ? '还有更多' : '看工单'}</Link>
              </h3>
              <ReportTable reports={reports} label={`${name}超时的工单`} search={searchOf(teamId)} />
            </section>
          ))
        )
      }
    </Loaded>
  )
}

function LateInOwnTeams() {
  const teams = useTeams({ units: true })
  if (!teams) return <Skeleton active title={false} />
  return teams.map((team) => <LateInTeam key={team.communityId} team={team} isOnly={teams.length === 1} />)
}

function LateInTeam({ team: { communityId, name }, isOnly }: { team: Team; isOnly: boolean }) {
  const list = usePages(['reports', 'queue', { communityId, tab: 'open', overdue: 'yes' }], (cursor) =>
    api.reports.queue({ communityId, overdue: 'yes', cursor }),
  )
  return (
    <Paged list={list} empty={isOnly ? '没有超时的工单' : undefined}>
      {(items) => (
        <section className="late-team">
          <h3>{name}</h3>
          <ReportTable reports={items} label={`${name}超时的工单`} search={searchOf(communityId)} />
        </section>
      )}
    </Paged>
  )
}
