import { api } from '@miniapp/lib/api/api'
import { asApiError, isPassing } from '@miniapp/lib/api/apiError'
import { now } from '@miniapp/lib/clock'
import { useBusy } from '@miniapp/lib/load/useBusy'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { usePages } from '@miniapp/lib/load/usePages'
import { useParam } from '@miniapp/lib/navigation/useParam'
import { noted, useArrivals, useNotes } from '@miniapp/lib/offline/notes'
import { buzz, buzzLong } from '@miniapp/lib/phone/feedback'
import { newId } from '@miniapp/lib/phone/ids'
import { scan } from '@miniapp/lib/phone/scan'
import { useSession } from '@miniapp/lib/session/session'
import type { Outputs } from '@shared/contract/contract'
import { useState } from 'react'
import { useCodes } from '../../codes/useCodes'

export type Door = Outputs['activities']['door']
export type Attendance = Outputs['activities']['attendance']['items'][number]

export type Way = 'in' | 'out'
/** Who comes or goes: somebody of the list, or whoever’s code was scanned. */
type Who = { memberId: string } | { ticket: string }

/** What became of the last one: told as large as the screen. */
export interface Result {
  tone: 'good' | 'warn' | 'bad'
  words: string
  note: string
}

export type View = 'code' | 'expected' | 'here'

const DONE: Record<Way, string> = { in: '签到了', out: '签退了' }

/** The door of an activity in the hands of staff. What is done without a network is kept, with its moment, and sent once. */
export function useDoor() {
  const activityId = useParam<'grid/door'>('id')
  const memberId = useSession()?.me.memberId ?? ''
  const [view, setView] = useState<View>('code')
  const [way, setWay] = useState<Way>('in')
  const [result, setResult] = useState<Result>()
  const [busy, run] = useBusy()
  const load = useLoad(() => api.activities.door({ activityId }), [activityId], { cache: `door:${activityId}` })
  const code = useCodes(load)
  const expected = usePages((at) => api.activities.signups({ activityId, state: 'in', ...at }), [activityId], {
    when: view === 'expected',
    cache: `door-expected:${activityId}`,
  })
  const here = usePages((at) => api.activities.attendance({ activityId, ...at }), [activityId], {
    when: view === 'here',
    cache: `door-here:${activityId}`,
  })
  const ins = useNotes(memberId, 'activities.comeInBy')
  const outs = useNotes(memberId, 'activities.goOutBy')
  const counts = useNotes(memberId, 'activities.count')
  const waiting = [...ins, ...outs, ...counts].filter(({ report }) => report.input.activityId === activityId)
  const reload = () => {
    load.reload()
    if (view === 'expected') expected.reload()
    if (view === 'here') here.reload()
  }
  useArrivals(waiting, reload)

  /** Checks somebody in or out; the screen says who it was, or why not, and goes on. */
  const put = (to: Way, who: Who, name: string) =>
    run(async () => {
      const [id, input] = [newId(), { activityId, ...who, claimedAt: now() }]
      try {
        const done = await (to === 'in' ? api.activities.comeInBy : api.activities.goOutBy)({ id, ...input })
        buzz()
        setResult({ tone: 'good', words: `${done.nameMasked} ${DONE[to]}`, note: sayItems(done) })
        reload()
      } catch (error) {
        const problem = asApiError(error)
        if (!isPassing(problem)) {
          buzzLong()
          return setResult({ tone: 'bad', words: problem.message, note: '可以接着扫下一位' })
        }
        // The same id: should the first have arrived after all, it counts once.
        const route = to === 'in' ? ('activities.comeInBy' as const) : ('activities.goOutBy' as const)
        const kept = await noted(memberId, `${name} ${DONE[to]}`, { id, route, input })
        buzz()
        setResult(
          typeof kept === 'object'
            ? { tone: 'bad', words: kept.problem, note: '可以接着扫下一位' }
            : { tone: 'warn', words: `${name} 记在手机上了`, note: '有网后自动发送' },
        )
      }
    })

  /** People without an account. */
  const count = (people: number) =>
    run(async () => {
      const note = { id: newId(), route: 'activities.count' as const, input: { activityId, people } }
      const kept = await noted(memberId, `另外到了 ${people} 人`, note)
      if (typeof kept === 'object') return setResult({ tone: 'bad', words: kept.problem, note: '' })
      buzz()
      const words = `记了 ${people} 人`
      setResult({ tone: kept === 'kept' ? 'warn' : 'good', words, note: kept === 'kept' ? '有网后自动发送' : '' })
      if (kept === 'sent') reload()
    })

  return {
    activityId,
    load,
    code,
    view,
    setView: (next: View) => {
      setResult(undefined)
      setView(next)
    },
    way,
    setWay,
    expected,
    here,
    result,
    waiting,
    isWaiting: (whose: string, to: Way) =>
      (to === 'in' ? ins : outs).some(
        ({ report: { input } }) => input.activityId === activityId && 'memberId' in input && input.memberId === whose,
      ),
    busy,
    put,
    count,
    scanNext: async () => {
      const ticket = await scan()
      if (ticket !== undefined) await put(way, { ticket }, '这位小哥')
    },
  }
}

const sayItems = ({ items }: Attendance): string =>
  items.length > 0 ? `给 ${items.map(({ name, count }) => `${name} ${count} 份`).join('、')}` : ''
