import { BigButton } from '@miniapp/components/BigButton'
import { Empty } from '@miniapp/components/Empty'
import { Loaded } from '@miniapp/components/Loaded'
import { callPhone } from '@miniapp/lib/phone/call'
import type { ReactNode } from 'react'
import type { Community, CommunityChoice } from '../useCommunity'
import { CommunitySwitch } from './CommunitySwitch'

interface Props {
  community: CommunityChoice
  children: (chosen: Community) => ReactNode
}

/** Draws a community's list once it is known which one: the switch on top, or why there is none to look at. */
export function CommunityGate({ community, children }: Props) {
  return (
    <Loaded load={community.street}>
      {(street) =>
        community.chosen ? (
          <>
            <CommunitySwitch community={community} />
            {children(community.chosen)}
          </>
        ) : (
          <Empty text="你还没有负责的社区，请联系街道开通">
            <BigButton id="community-help" kind="plain" icon="phone" onTap={() => callPhone(street.hotline)}>
              打帮助电话
            </BigButton>
          </Empty>
        )
      }
    </Loaded>
  )
}
