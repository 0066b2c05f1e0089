import { ActivityRow } from '@miniapp/components/ActivityRow'
import { Icon } from '@miniapp/components/Icon'
import { PagedList } from '@miniapp/components/Loaded'
import { Tap } from '@miniapp/components/Tap'
import { useActivities } from '@miniapp/lib/answers/useActivities'
import { now } from '@miniapp/lib/clock'
import { usePages } from '@miniapp/lib/load/usePages'
import { sayMonth } from '@shared/rules/points/settlement'
import { type Day, dayOf, monthAfter, sayDay } from '@shared/rules/time/day'
import { monthBefore, weeksOf } from '@shared/rules/time/month'
import { View } from '@tarojs/components'
import { useState } from 'react'

/** So many of a month at once: a street has a handful a week. */
const PAGE = 50
const HEAD = ['一', '二', '三', '四', '五', '六', '日'] as const

/** A month on one sheet: which days have something, and what is on the chosen one. */
export function Calendar() {
  const today = dayOf(now())
  const [month, setMonth] = useState(today.slice(0, 7))
  const [chosen, choose] = useState<Day | undefined>(today)
  const { list: activities, isMember } = useActivities()
  const list = usePages((at) => activities({ month, limit: PAGE, ...at }), [month, isMember], {
    cache: `activities:${month}`,
  })
  const days = new Set(list.items.map(({ starts }) => dayOf(starts)))
  const turn = (to: string) => {
    setMonth(to)
    choose(to === today.slice(0, 7) ? today : undefined)
  }
  const shown = chosen === undefined ? list.items : list.items.filter(({ starts }) => dayOf(starts) === chosen)
  return (
    <>
      <View className="card calendar">
        <View className="calendar-head">
          <Tap id="calendar-before" className="calendar-turn" label="上个月" onTap={() => turn(monthBefore(month))}>
            <Icon name="chevron" className="turn-back" />
          </Tap>
          <View className="grow number">{sayMonth(month)}</View>
          <Tap id="calendar-after" className="calendar-turn" label="下个月" onTap={() => turn(monthAfter(month))}>
            <Icon name="chevron" />
          </Tap>
        </View>
        <View className="calendar-week small" aria-hidden="true">
          {HEAD.map((weekday) => (
            <View key={weekday}>{weekday}</View>
          ))}
        </View>
        {weeksOf(month).map((week) => (
          <View key={week.find((day) => day) ?? month} className="calendar-week">
            {week.map((day, at) =>
              day === undefined ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: a place of a week never moves
                <View key={at} />
              ) : (
                <Tap
                  key={day}
                  id={`calendar-${day}`}
                  className={`calendar-day number ${day === today ? 'calendar-day--today' : ''}`}
                  label={`${sayDay(day, now())}，${days.has(day) ? '有活动' : '没有活动'}`}
                  chosen={day === chosen}
                  onTap={() => choose(day === chosen ? undefined : day)}
                >
                  {Number(day.slice(8))}
                  <View className={`calendar-dot ${days.has(day) ? 'calendar-dot--on' : ''}`} />
                </Tap>
              ),
            )}
          </View>
        ))}
      </View>
      <PagedList
        list={{ ...list, items: shown }}
        empty={chosen === undefined ? '这个月没有活动' : `${sayDay(chosen, now())}没有活动，点有圆点的日子`}
        drawing="tea"
      >
        {(activity) => <ActivityRow key={activity.activityId} activity={activity} />}
      </PagedList>
    </>
  )
}
