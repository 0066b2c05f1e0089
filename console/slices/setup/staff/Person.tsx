import { api } from '@console/app/client'
import { useWorking } from '@console/app/session/current'
import { Loaded } from '@console/parts/States'
import { ROLES, STAFF_ROLES, type StaffRole } from '@shared/rules/people/roles'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { namesOf, type StreetSetup, useStreetSetup } from '../answers'
import { EndRole } from './EndRole'
import { GiveRole } from './GiveRole'
import { type Candidate, sayReach } from './reach'

const isStaffRole = (role: string): role is StaffRole => Object.hasOwn(STAFF_ROLES, role)

/** A member, masked, with the roles they hold; one is given and taken here. */
export function Person({ memberId }: { memberId: string }) {
  const person = useQuery({
    queryKey: ['setup', 'candidate', memberId],
    queryFn: () => api.setup.candidate({ memberId }),
  })
  const street = useStreetSetup()
  return (
    <Loaded query={person} rows={6}>
      {(found) => <Loaded query={street}>{(here) => <Roles person={found} street={here} />}</Loaded>}
    </Loaded>
  )
}

type Asking = 'give' | StaffRole | undefined

function Roles({ person, street }: { person: Candidate; street: StreetSetup }) {
  const { me } = useWorking()
  const [asking, setAsking] = useState<Asking>()
  const nameOf = namesOf(street)
  const { nameMasked, phoneMasked, grants } = person
  const isOwn = person.memberId === me.memberId
  const isNobody = nameMasked === ''
  const close = () => setAsking(undefined)
  return (
    <>
      <h2 id="person-name" className="setup-person">
        {nameMasked || '还没有报到'}
      </h2>
      <p className="number second">{phoneMasked}</p>
      <ul className="setup-roles" aria-label="身份">
        {grants.map((grant) => {
          const { role } = grant
          return (
            <li key={JSON.stringify(grant)} className="row">
              <strong>{ROLES[role]}</strong>
              <span className="second grow">{sayReach(grant, nameOf)}</span>
              {isStaffRole(role) && !isOwn ? (
                <Button id={`end-${role}`} size="small" danger onClick={() => setAsking(role)}>
                  结束身份
                </Button>
              ) : null}
            </li>
          )
        })}
        {grants.length === 0 ? <li className="second">还没有身份</li> : null}
      </ul>
      {isOwn ? (
        <Alert
          type="info"
          showIcon
          title="这是你自己"
          description="自己的身份要由另一位管理员来改，这样街道总有人能管。"
        />
      ) : isNobody ? (
        <Alert
          type="info"
          showIcon
          title="先报到，再给身份"
          description="工单和记录上要有名字。请对方在小程序里先填报到。"
        />
      ) : (
        <Button id="role-give" type="primary" onClick={() => setAsking('give')}>
          给身份
        </Button>
      )}
      {asking === 'give' ? <GiveRole person={person} street={street} onClose={close} /> : null}
      {asking === 'gridWorker' || asking === 'admin' ? (
        <EndRole person={person} role={asking} street={street} onClose={close} />
      ) : null}
    </>
  )
}
