import { Icon } from '@miniapp/components/Icon'
import { Tap } from '@miniapp/components/Tap'
import { now } from '@miniapp/lib/clock'
import { dayOf, sayDay } from '@shared/rules/time/day'
import { withDay } from '@shared/rules/time/working'
import { View } from '@tarojs/components'
import { DayField } from '../../components/DayField'

interface Props {
  id: string
  label: string
  days: readonly string[]
  onChange: (days: string[]) => void
}

/** Days chosen one by one; a tap takes one away again. */
export function DayList({ id, label, days, onChange }: Props) {
  return (
    <>
      <DayField
        id={`${id}-add`}
        label={label}
        value=""
        placeholder="加一天"
        start={dayOf(now())}
        onChange={(day) => onChange(withDay(days, day))}
      />
      {days.length > 0 ? (
        <View className="day-chips">
          {days.map((each) => (
            <Tap
              key={each}
              id={`${id}-${each}`}
              className="day-chip number"
              label={`去掉 ${sayDay(each, now())}`}
              onTap={() => onChange(days.filter((other) => other !== each))}
            >
              {sayDay(each, now())}
              <Icon name="cross" size="small" />
            </Tap>
          ))}
        </View>
      ) : null}
    </>
  )
}
