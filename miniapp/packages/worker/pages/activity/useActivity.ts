import { streetId } from '@miniapp/lib/answers/useStations'
import { api } from '@miniapp/lib/api/api'
import { now } from '@miniapp/lib/clock'
import { said } from '@miniapp/lib/load/said'
import { useBusy } from '@miniapp/lib/load/useBusy'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { useTellMe } from '@miniapp/lib/messages/useTellMe'
import { useParam } from '@miniapp/lib/navigation/useParam'
import { noted, useArrivals, useNotes } from '@miniapp/lib/offline/notes'
import { buzz, tell } from '@miniapp/lib/phone/feedback'
import { newId } from '@miniapp/lib/phone/ids'
import { scan } from '@miniapp/lib/phone/scan'
import { useSession } from '@miniapp/lib/session/session'
import type { Outputs } from '@shared/contract/contract'
import type { Along } from '@shared/rules/activities/activity'
import { DOOR_DIGITS, digitsOfDoor } from '@shared/rules/activities/door'
import { hasRoomFor } from '@shared/rules/activities/seats'
import { useState } from 'react'

export type Activity = Outputs['activities']['publicOpen'] & Partial<Outputs['activities']['open']>
type SignedUp = Outputs['activities']['signUp']

/** What is asked before it is done. */
export type Asking = 'signUp' | 'leave' | 'in' | 'out'

/** It is over, or stands differently than this screen shows: it is asked for anew. */
const OVERTAKEN = [
  'SIGNED_UP',
  'SIGNUP_GONE',
  'OFFER_PASSED',
  'SIGNUP_CLOSED',
  'ACTIVITY_CANCELLED',
  'ACTIVITY_BEGUN',
  'REMINDER_LATE',
]

/** What a sign-up came to, in words. */
function sayOutcome({ signup: { state } }: SignedUp): string {
  return state === 'in' ? '报上了，到时候见' : '已排进候补，有名额会告诉你'
}

/** An activity: a member's by who they are, everybody's without signing in. */
export function useActivity() {
  const activityId = useParam<'worker/activity'>('id')
  const memberId = useSession()?.me.memberId
  const isMember = memberId !== undefined
  const load = useLoad<Activity>(
    () =>
      isMember ? api.activities.open({ activityId }) : api.activities.publicOpen({ streetId: streetId(), activityId }),
    [activityId, isMember],
    { cache: `activity:${activityId}` },
  )
  return { activityId, memberId, load }
}

/** What a member does with an activity. */
export function useActs(activity: Activity, memberId: string, reload: () => void) {
  const { activityId, title, seats } = activity
  const [asking, ask] = useState<Asking>()
  const [digits, type] = useState('')
  const [problem, setProblem] = useState<string>()
  const [noting, note] = useBusy()
  const signing = useWrite(api.activities.signUp)
  const leaving = useWrite(api.activities.leave)
  const accepting = useWrite(api.activities.accept)
  const reminding = useWrite(api.activities.remind)
  const wechat = useTellMe('notice')
  const waiting = [...useNotes(memberId, 'activities.comeIn'), ...useNotes(memberId, 'activities.goOut')].filter(
    ({ report }) => report.input.activityId === activityId,
  )
  useArrivals(waiting, reload)

  const after = (going: boolean | undefined) => {
    if (!going) return
    ask(undefined)
    reload()
  }

  /** Takes a place, or one in the queue. */
  async function signUp(along: Along, positionId?: string): Promise<void> {
    const of = seats.find((each) => each.positionId === positionId)
    const places = 1 + along.adults + along.children.reduce((sum, { count }) => sum + count, 0)
    const input = { activityId, adults: along.adults, children: [...along.children] }
    const sent = signing.write({
      ...input,
      ...(positionId === undefined ? {} : { positionId }),
      // The server looks anyway; told beforehand it looks in one step.
      ...(of && !hasRoomFor(of, places) ? { full: true as const } : {}),
    })
    after(await said(sent, sayOutcome, { overtaken: OVERTAKEN }))
  }

  const leave = async () =>
    after(await said(leaving.write({ activityId }), '已取消，名额让给别人了', { overtaken: OVERTAKEN }))
  const accept = async () =>
    after(await said(accepting.write({ activityId }), '名额是你的了，到时候见', { overtaken: OVERTAKEN }))

  /** Has oneself reminded, or no more. WeChat may ask for its message in the tap alone, so it is asked first. */
  async function remind(on: boolean): Promise<void> {
    if (on && wechat.offered) await wechat.ask()
    const sent = reminding.write({ activityId, remind: on })
    after(await said(sent, on ? '到时候提醒你' : '不提醒了', { overtaken: OVERTAKEN }))
  }

  /** Says at the door that one is there, or goes; without a network it is sent later, with the moment it was. */
  const atDoor = (way: 'in' | 'out', code: string) =>
    note(async () => {
      const route = way === 'in' ? ('activities.comeIn' as const) : ('activities.goOut' as const)
      const label = `${title} ${way === 'in' ? '签到' : '签退'}`
      const what = await noted(memberId, label, { id: newId(), route, input: { activityId, code, claimedAt: now() } })
      if (typeof what === 'object') {
        type('')
        return setProblem(what.problem)
      }
      buzz()
      tell(what === 'kept' ? '没有网络，记在手机上了，有网后自动发送' : way === 'in' ? '签到了' : '签退了')
      ask(undefined)
      if (what === 'sent') reload()
    })

  return {
    asking,
    ask: (what: Asking | undefined) => {
      type('')
      setProblem(undefined)
      ask(what)
    },
    digits,
    type: (next: string) => {
      type(next)
      setProblem(undefined)
      // The sixth digit sends.
      if (next.length === DOOR_DIGITS && (asking === 'in' || asking === 'out')) atDoor(asking, next)
    },
    problem,
    signUp,
    leave,
    accept,
    remind,
    byScan: async (way: 'in' | 'out') => {
      const read = await scan()
      if (read === undefined) return
      const code = digitsOfDoor(read, activityId)
      if (code === undefined) return setProblem('这不是这场活动的签到码，请扫现场屏幕上的')
      await atDoor(way, code)
    },
    waiting: waiting.length > 0,
    busy: noting || signing.busy || leaving.busy || accepting.busy || reminding.busy || wechat.busy,
  }
}
