import { Icon } from '@miniapp/components/Icon'
import { Sheet } from '@miniapp/components/Sheet'
import { Tap } from '@miniapp/components/Tap'
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CommunityChoice } from '../useCommunity'

/** Which community is looked at; a choice only for who works in several. */
export function CommunitySwitch({ community }: { community: CommunityChoice }) {
  const [open, setOpen] = useState(false)
  const { communities, chosen, choose } = community
  if (!chosen) return null
  if (communities.length === 1) return <View className="community-name">{chosen.name}</View>
  return (
    <>
      <Tap id="community" className="community-name" label={`${chosen.name}，点一下换社区`} onTap={() => setOpen(true)}>
        {chosen.name}
        <Icon name="chevron" size="small" className="community-arrow" />
      </Tap>
      <Sheet id="community-sheet" open={open} title="选择社区" onClose={() => setOpen(false)}>
        {communities.map(({ communityId, name }) => (
          <Tap
            key={communityId}
            id={`community-${communityId}`}
            className="choice-row"
            chosen={communityId === chosen.communityId}
            onTap={() => {
              choose(communityId)
              setOpen(false)
            }}
          >
            <View className="grow">{name}</View>
            {communityId === chosen.communityId ? <Icon name="check" /> : null}
          </Tap>
        ))}
      </Sheet>
    </>
  )
}
