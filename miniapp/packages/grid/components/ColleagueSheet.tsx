import { Badge } from '@miniapp/components/Badge'
import { Loaded } from '@miniapp/components/Loaded'
import { Sheet } from '@miniapp/components/Sheet'
import { Tap } from '@miniapp/components/Tap'
import { api } from '@miniapp/lib/api/api'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

interface Props {
  open: boolean
  title: string
  /** The team whose people may get it. */
  teamId: string
  busy: boolean
  onChoose: (memberId: string) => void
  onClose: () => void
  children?: ReactNode
}

/** Who gets it: the team's own people, oneself first. */
export function ColleagueSheet({ open, title, teamId, busy, onChoose, onClose, children }: Props) {
  const people = useLoad(() => api.reports.colleagues({ teamId, limit: 50 }), [teamId], {
    cache: `colleagues:${teamId}`,
    when: open && teamId !== '',
  })
  return (
    <Sheet id="colleagues" open={open} title={title} onClose={onClose}>
      <Loaded load={people} rows={3}>
        {({ items }) => (
          <View className="desk-list">
            {items.length === 0 ? <View className="desk-empty">这里还没有可以派的人，请联系街道</View> : null}
            {items.map(({ memberId, label, me }, index) => (
              <Tap
                key={memberId}
                id={`colleague-${index}`}
                className="choice-row"
                disabled={busy}
                onTap={() => onChoose(memberId)}
              >
                <View className="grow">{label}</View>
                {me ? <Badge tone="brand">我</Badge> : null}
              </Tap>
            ))}
          </View>
        )}
      </Loaded>
      {children}
    </Sheet>
  )
}
