import { Badge } from '@miniapp/components/Badge'
import { Card } from '@miniapp/components/Card'
import { Row } from '@miniapp/components/Row'
import { Tap } from '@miniapp/components/Tap'
import type { Home } from '@miniapp/lib/answers/useHome'
import { now } from '@miniapp/lib/clock'
import { go } from '@miniapp/lib/navigation/go'
import { sayEnd, sayMoment } from '@shared/rules/time/day'
import type { ComponentProps } from 'react'
import { useState } from 'react'

type Task = Home['tasks'][number]
type Activity = NonNullable<Home['activities']>[number]

/** So many stand on the home screen, soonest first; the others are one tap away. */
const SHOWN = 3

/** One line of what waits: until when, and its row. */
interface Line extends Pick<ComponentProps<typeof Row>, 'icon' | 'tone' | 'title' | 'note' | 'onTap'> {
  key: string
  id: string
  until: number
}

/** How each kind of task looks and where it leads. */
const KINDS = {
  voucher: {
    icon: 'ticket',
    tone: 'brand',
    say: (task: Task) => `${sayEnd(task.until, now())} 前可用`,
    page: 'worker/voucher',
  },
  confirmReport: {
    icon: 'checkCircle',
    tone: 'good',
    say: (task: Task) => `请确认是否解决，${sayEnd(task.until, now())} 自动办结`,
    page: 'worker/report',
  },
} as const

const lineOf = (task: Task): Line => {
  const { icon, tone, say, page } = KINDS[task.kind]
  const { ref, title, until, kind } = task
  return { key: ref, id: `task-${kind}`, until, icon, tone, title, note: say(task), onTap: () => go(page, { id: ref }) }
}

/** What an activity asks of its guest. */
function sayActivity({ starts, place, offerUntil, atDoor, toLeave, cancelled }: Activity): string {
  if (cancelled) return '这场取消了，点开看原因'
  if (offerUntil !== undefined) return `有名额了，给你留到 ${sayEnd(offerUntil, now())}`
  if (toLeave) return '走的时候记得签退'
  if (atDoor) return `${place}，到了就签到`
  return `${sayMoment(starts, now())}，${place}`
}

const activityLine = (activity: Activity): Line => {
  const { activityId, title, starts, offerUntil = starts, cancelled, atDoor, toLeave } = activity
  return {
    key: activityId,
    id: 'task-activity',
    until: offerUntil,
    icon: 'calendar',
    tone: cancelled ? 'bad' : atDoor || toLeave ? 'good' : 'warn',
    title,
    note: sayActivity(activity),
    onTap: () => go('worker/activity', { id: activityId }),
  }
}

/** What waits for this person, soonest first; nothing when nothing waits. */
export function Tasks({
  tasks,
  activities = [],
}: {
  tasks: readonly Task[]
  activities?: readonly Activity[] | undefined
}) {
  const [all, showAll] = useState(false)
  const lines = [...tasks.map(lineOf), ...activities.map(activityLine)].sort((a, b) => a.until - b.until)
  if (lines.length === 0) return null
  const shown = all ? lines : lines.slice(0, SHOWN)
  return (
    <Card className="entries entries--titled" title="等你来办" aside={<Badge tone="brand">{lines.length}</Badge>}>
      {shown.map(({ key, until, ...row }) => (
        <Row key={key} {...row} />
      ))}
      {shown.length < lines.length ? (
        <Tap id="tasks-all" className="link" onTap={() => showAll(true)}>
          还有 {lines.length - shown.length} 件
        </Tap>
      ) : null}
    </Card>
  )
}
