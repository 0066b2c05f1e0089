import { randomUUID } from 'node:crypto'
import type { ScheduledEvent } from 'aws-lambda'
import type { Invoke } from './events'
import { schedules } from './service'

const UNIT_MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const

/**
 * The next instant (epoch ms) after `from` at which an EventBridge schedule fires. Knows `rate(5 minutes)` and a daily
 * `cron(10 18 * * ? *)`, in UTC; throws for anything else rather than never firing it.
 */
export function nextRun(schedule: string, from: number): number {
  const [, count, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(schedule) ?? []
  if (count !== undefined && (unit === 'minute' || unit === 'hour' || unit === 'day')) {
    return from + Number(count) * UNIT_MS[unit]
  }
  const [, minute, hour] = /^cron\((\d+) (\d+) \* \* \? \*\)$/.exec(schedule) ?? []
  if (minute === undefined || hour === undefined) throw new Error(`the schedule ${schedule} is not known locally`)
  const today = Math.floor(from / UNIT_MS.day) * UNIT_MS.day
  const run = today + Number(hour) * UNIT_MS.hour + Number(minute) * UNIT_MS.minute
  return run > from ? run : run + UNIT_MS.day
}

/** The event EventBridge sends for a schedule, at `at` (epoch ms). */
export function scheduledEvent(functionName: string, region: string, at: number): ScheduledEvent {
  const partition = region.startsWith('cn-') ? 'aws-cn' : 'aws'
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: '000000000000',
    time: new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z'),
    region,
    resources: [`arn:${partition}:events:${region}:000000000000:rule/${functionName}`],
    detail: {},
  }
}

/** How often the clock is looked at: schedules are minutes apart. Milliseconds of the machine. */
const LOOK_EVERY_MS = 1000

export interface Schedules {
  /** Fires what is due and resolves when all of it has ended, with how many there were. */
  fireDue: () => Promise<number>
  stop: () => void
}

/**
 * Fires every schedule of the service: once now, because a laptop is seldom on at two in the morning, then when due by
 * the clock. One that became due several times while the clock was advanced fires once.
 */
export function startSchedules(invoke: Invoke, region: string, onFailure: (error: unknown) => void): Schedules {
  const plans = schedules().map((each) => ({ ...each, at: Date.now() }))
  const running = new Set<Promise<void>>()
  const look = () => {
    const due = plans.filter(({ at }) => at <= Date.now())
    for (const plan of due) {
      plan.at = nextRun(plan.schedule, Date.now())
      const event = scheduledEvent(plan.functionName, region, Date.now())
      const run = invoke(plan.functionName, event)
        .then(() => undefined, onFailure)
        .finally(() => running.delete(run))
      running.add(run)
    }
  }
  look()
  const timer = setInterval(look, LOOK_EVERY_MS)
  return {
    fireDue: async () => {
      look()
      const fired = running.size
      await Promise.all(running)
      return fired
    },
    stop: () => clearInterval(timer),
  }
}
