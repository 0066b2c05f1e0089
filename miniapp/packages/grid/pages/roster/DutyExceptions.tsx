import { Icon } from '@miniapp/components/Icon'
import { Tap } from '@miniapp/components/Tap'
import { now } from '@miniapp/lib/clock'
import { tell } from '@miniapp/lib/phone/feedback'
import { type Exception, ROSTER_LIMITS } from '@shared/rules/people/roster'
import { sayException, sayTimes } from '@shared/rules/people/shifts'
import { dayOf } from '@shared/rules/time/day'
import { Picker, View } from '@tarojs/components'

interface Props {
  exceptions: readonly Exception[]
  /** The times a day is added with, as chosen above. */
  times: { fromMinute: number; toMinute: number }
  onChange: (exceptions: Exception[]) => void
}

/** Days on which it is otherwise than in every week: off, or on. One line a day, each can be taken away. */
export function DutyExceptions({ exceptions, times, onChange }: Props) {
  const nowMs = now()
  const today = dayOf(nowMs)
  const coming = exceptions.filter(({ day }) => day >= today).sort((a, b) => (a.day < b.day ? -1 : 1))
  const add = (exception: Exception) => {
    if (coming.length >= ROSTER_LIMITS.exceptions) return tell('例外的日子太多了，先删掉几天')
    onChange([...coming.filter(({ day }) => day !== exception.day), exception])
  }
  const isOnPossible = times.fromMinute !== times.toMinute
  return (
    <>
      <View className="desk-label">临时调整</View>
      {coming.map((exception) => (
        <View key={`${exception.day}${exception.fromMinute}`} className="row">
          <View className="grow number">{sayException(exception, nowMs)}</View>
          <Tap
            id={`exception-${exception.day}`}
            className="exception-drop"
            label={`删掉 ${sayException(exception, nowMs)}`}
            onTap={() => onChange(coming.filter((each) => each !== exception))}
          >
            <Icon name="cross" size="small" />
          </Tap>
        </View>
      ))}
      <View className="chips desk-chips desk-chips--sheet">
        <Day id="exception-off" today={today} says="哪天不值班" onDay={(day) => add({ day })} />
        {isOnPossible ? (
          <Day
            id="exception-on"
            today={today}
            says={`哪天加 ${sayTimes(times)}`}
            onDay={(day) => add({ day, ...times })}
          />
        ) : null}
      </View>
    </>
  )
}

interface DayProps {
  id: string
  today: string
  says: string
  onDay: (day: string) => void
}

function Day({ id, today, says, onDay }: DayProps) {
  return (
    <Picker
      mode="date"
      value={today}
      start={today}
      end="2099-12-31"
      onChange={(event) => onDay(String(event.detail.value))}
    >
      <View id={id} className="chip desk-chip" role="button" aria-role="button">
        <Icon name="plus" size="small" />
        {says}
      </View>
    </Picker>
  )
}
