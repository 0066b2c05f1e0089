import { Badge } from '@miniapp/components/Badge'
import { Card } from '@miniapp/components/Card'
import { Row } from '@miniapp/components/Row'
import type { Home } from '@miniapp/lib/answers/useHome'
import { now } from '@miniapp/lib/clock'
import { go } from '@miniapp/lib/navigation/go'
import { sayEnd } from '@shared/rules/time/day'

type Task = Home['tasks'][number]

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

/** What waits for this person, soonest first; nothing when nothing waits. */
export function Tasks({ tasks }: { tasks: readonly Task[] }) {
  if (tasks.length === 0) return null
  return (
    <Card className="entries entries--titled" title="等你来办" aside={<Badge tone="brand">{tasks.length}</Badge>}>
      {[...tasks]
        .sort((a, b) => a.until - b.until)
        .map((task) => {
          const { icon, tone, say, page } = KINDS[task.kind]
          return (
            <Row
              key={task.ref}
              id={`task-${task.kind}`}
              icon={icon}
              tone={tone}
              title={task.title}
              note={say(task)}
              onTap={() => go(page, { id: task.ref })}
            />
          )
        })}
    </Card>
  )
}
