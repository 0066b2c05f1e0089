import { BigButton } from '@miniapp/components/BigButton'
import { Sheet } from '@miniapp/components/Sheet'
import { Stepper } from '@miniapp/components/Stepper'
import { Tap } from '@miniapp/components/Tap'
import { AGE_BANDS, type AgeBand, type Along, placesFor } from '@shared/rules/activities/activity'
import { saySeats } from '@shared/rules/activities/saying'
import { hasRoomFor } from '@shared/rules/activities/seats'
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Activity } from './useActivity'

interface Props {
  activity: Activity
  busy: boolean
  onYes: (along: Along, positionId?: string) => void
  onClose: () => void
}

const BANDS = Object.keys(AGE_BANDS) as AgeBand[]

/** Which position, and who comes along: a number and an age, nothing else is asked of a child. */
export function SignUpSheet({ activity: { seats, along, children }, busy, onYes, onClose }: Props) {
  const positions = seats.filter(({ positionId }) => positionId !== undefined)
  const [positionId, setPosition] = useState(positions[0]?.positionId)
  const [adults, setAdults] = useState(0)
  const [counts, setCounts] = useState<Partial<Record<AgeBand, number>>>({})
  const chosen: Along = {
    adults,
    children: BANDS.flatMap((band) => {
      const count = counts[band] ?? 0
      return count > 0 ? [{ band, count }] : []
    }),
  }
  const places = placesFor(chosen)
  const left = along + 1 - places
  const of = seats.find((each) => each.positionId === positionId) ?? seats[0]
  return (
    <Sheet id="signup" open title="报名" onClose={onClose}>
      {positions.length > 0 ? (
        <View className="signup-positions" role="radiogroup" aria-role="radiogroup" aria-label="哪个岗位">
          {positions.map((position) => (
            <Tap
              key={position.positionId}
              id={`signup-${position.positionId}`}
              className="signup-position"
              chosen={position.positionId === positionId}
              onTap={() => setPosition(position.positionId)}
            >
              <View className="grow">{position.name}</View>
              <View className="small number">{saySeats(position)}</View>
            </Tap>
          ))}
        </View>
      ) : null}
      {along > 0 ? (
        <>
          <Stepper id="signup-adults" label="同行的大人" value={adults} most={adults + left} onChange={setAdults} />
          {children
            ? BANDS.map((band) => (
                <Stepper
                  key={band}
                  id={`signup-children-${band}`}
                  label={`孩子 ${AGE_BANDS[band]}`}
                  value={counts[band] ?? 0}
                  most={(counts[band] ?? 0) + left}
                  onChange={(count) => setCounts({ ...counts, [band]: count })}
                />
              ))
            : null}
          <View className="small">
            一个账号最多带 {along} 位，一起占名额、一起候补。{children ? '孩子只记人数和年龄段，不记名字。' : ''}
          </View>
        </>
      ) : null}
      <BigButton
        id="signup-yes"
        busy={busy}
        note={places > 1 ? `一共 ${places} 个名额` : undefined}
        onTap={() => onYes(chosen, positionId)}
      >
        {of && hasRoomFor(of, places) ? '报名' : '排候补'}
      </BigButton>
    </Sheet>
  )
}
