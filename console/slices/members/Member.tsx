import { api } from '@console/app/client'
import { useWorking } from '@console/app/session/current'
import { Person } from '@console/parts/people/Person'
import { Loaded } from '@console/parts/States'
import { useStreet } from '@console/parts/street'
import { holds } from '@shared/rules/people/roles'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { Looks } from './Looks'
import { MemberPoints } from './MemberPoints'

/** One member: who they are, masked, and for the office their points. */
export function Member({ memberId }: { memberId: string }) {
  const { grants } = useWorking().me
  const street = useStreet()
  const registration = useQuery({
    queryKey: ['registration', memberId],
    queryFn: () => api.identity.registration({ memberId }),
  })
  const communityId = registration.data?.communityId
  const community = street.data?.communities.find((each) => each.communityId === communityId)?.name
  return (
    <div className="page">
      <header className="page-head">
        <h1>小哥</h1>
        <Link to="/members">回名单</Link>
      </header>
      <div className="columns">
        <section className="panel" aria-label="报到">
          <Loaded query={registration} rows={8}>
            {(found) => (
              <>
                <Person key={found.registrationId} registration={found} community={community} />
                <Link to={`/registrations/${memberId}?team=${found.communityId}&tab=${found.status}`}>
                  看报到，退回或撤回
                </Link>
                {holds(grants, 'admin') && found.status === 'confirmed' ? (
                  <Link to={`/terms?member=${memberId}`}>聘任</Link>
                ) : null}
              </>
            )}
          </Loaded>
        </section>
        {holds(grants, 'admin') ? <MemberPoints memberId={memberId} /> : null}
      </div>
      {holds(grants, 'admin') ? <Looks memberId={memberId} /> : null}
    </div>
  )
}
