import { api } from '@console/app/client'
import { useWorking } from '@console/app/session/current'
import { Loaded } from '@console/parts/States'
import { useAct } from '@console/parts/useAct'
import { mayKeep, ORG_KINDS } from '@shared/rules/people/orgs'
import { useQuery } from '@tanstack/react-query'
import { Button, Drawer, Tabs } from 'antd'
import { useState } from 'react'
import { HomeCall } from './HomeCall'
import { Meetings } from './Meetings'
import { OrgDuties } from './OrgDuties'
import { OrgForm } from './OrgForm'
import { Posts } from './Posts'
import { ORG_ANSWERS } from './useOrgs'

/** One organisation: who holds its posts, its meetings, and what was decided. */
export function OrgDrawer({ orgId, onClose }: { orgId: string; onClose: () => void }) {
  const { me } = useWorking()
  const org = useQuery({ queryKey: ['orgs', 'one', orgId], queryFn: () => api.orgs.org({ orgId }) })
  const [isChanging, setChanging] = useState(false)
  const closing = useAct(api.orgs.close, {
    anew: ORG_ANSWERS,
    say: ({ active }) => (active ? '又开着了' : '已关闭，记录都还在'),
  })
  const found = org.data
  const may = found !== undefined && mayKeep(me.grants, found.kind, found.communities)
  return (
    <Drawer
      open
      size={820}
      title={found ? `${found.name}（${ORG_KINDS[found.kind].label}${found.active ? '' : '，已关闭'}）` : '组织'}
      onClose={onClose}
      extra={
        found && may ? (
          <div className="row">
            <Button id="org-change" onClick={() => setChanging(true)}>
              改名、搬迁
            </Button>
            <Button
              id="org-close"
              danger={found.active}
              loading={closing.busy}
              onClick={() => closing.act({ orgId, version: found.version, closed: found.active })}
            >
              {found.active ? '关闭' : '重新打开'}
            </Button>
          </div>
        ) : null
      }
    >
      <Loaded query={org} rows={6}>
        {(one) => (
          <Tabs
            items={[
              { key: 'posts', label: '职务', children: <Posts org={one} may={may} /> },
              { key: 'meetings', label: '会议', children: <Meetings org={one} may={may} /> },
              { key: 'duties', label: '决定和走访', children: <OrgDuties orgId={orgId} /> },
              ...(one.kind === 'branch' ? [{ key: 'home', label: '喊你回家', children: <HomeCall org={one} /> }] : []),
            ]}
          />
        )}
      </Loaded>
      {isChanging && found ? <OrgForm kind={found.kind} org={found} onClose={() => setChanging(false)} /> : null}
    </Drawer>
  )
}
