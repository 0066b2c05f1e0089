import { api } from '@console/app/client'
import { usePages } from '@console/parts/pages'
import { Empty, Loaded, Paged } from '@console/parts/States'
import { useQuery } from '@tanstack/react-query'
import { ReportTable } from './ReportTable'

/** Urgent reports that are open, team by team. */
export function UrgentTeams() {
  const waiting = useQuery({
    queryKey: ['alerts', 'waiting'],
    queryFn: () => api.alerts.waiting({}),
    refetchInterval: 30_000,
  })
  return (
    <Loaded query={waiting} rows={6}>
      {({ teams }) => {
        const some = teams.filter(({ open }) => open > 0)
        if (some.length === 0) return <Empty text="没有还没办完的紧急上报" />
        return some.map(({ teamId, name, unaccepted }) => (
          <section key={teamId} className="late-team">
            <h3 className="row">
              {name}
              {unaccepted > 0 ? <span className="mark mark--bad">{unaccepted} 件没人受理</span> : null}
            </h3>
            <UrgentInTeam teamId={teamId} name={name} />
          </section>
        ))
      }}
    </Loaded>
  )
}

function UrgentInTeam({ teamId, name }: { teamId: string; name: string }) {
  const list = usePages(['alerts', 'list', teamId], (cursor) => api.alerts.list({ teamId, cursor }))
  return (
    <Paged list={list} rows={3}>
      {(items) => <ReportTable reports={items} label={`${name}的紧急上报`} search={`?team=${teamId}`} />}
    </Paged>
  )
}
