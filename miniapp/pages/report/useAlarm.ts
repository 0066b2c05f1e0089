import type { Category } from '@miniapp/lib/answers/categories'
import { useBusy } from '@miniapp/lib/load/useBusy'
import { tellError } from '@miniapp/lib/phone/feedback'
import { chooseSpot, type Spot } from '@miniapp/lib/places/spot'
import { retake, useSpot } from '@miniapp/lib/places/useSpot'
import { alarmOf, forgetAlarm, keepAlarm } from '@miniapp/lib/reports/alarm'
import { emptyDraft, type ReportDraft } from '@miniapp/lib/reports/reportDraft'
import { urgentWanted } from '@miniapp/lib/reports/urgent'
import type { Point } from '@shared/rules/place/geo'
import type { Answer } from '@shared/rules/reports/category'
import { useDidShow } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { putOut } from './putOut'
import { callIn } from './ready'

/**
 * An alert in one tap: its kind, what the person sees and the place, nothing else. An answer that asks for a call waits
 * for “已打”, kept on the phone; every other goes out at once. What is written in the usual form stays there.
 */
export function useAlarm(memberId: string, categories: readonly Category[] | undefined) {
  const here = useSpot()
  const [chosen, choose] = useState<Spot>()
  const [waiting, setWaiting] = useState(() => alarmOf(memberId))
  const [busy, run] = useBusy()
  const category = categories?.find(({ id }) => id === waiting?.categoryId)
  const call = waiting ? callIn(waiting, category) : undefined
  const spot = chosen ?? here.spot

  // Whoever comes back from elsewhere stands somewhere else.
  const { ask } = here
  useEffect(() => {
    ask()
  }, [ask])
  useDidShow(() => {
    ask()
  })

  function wait(alarm: ReportDraft | undefined): void {
    setWaiting(alarm)
    if (alarm) keepAlarm(alarm)
    else forgetAlarm()
  }

  /** Sends it, or asks for the number that comes before. Without a place it is asked for once more. */
  async function go(alarm: ReportDraft, kind: Category): Promise<void> {
    if (callIn(alarm, kind)) return wait(alarm)
    const place = alarm.spot ?? spot ?? (await retake().catch(tellError))
    if (!place || !putOut(alarm, kind, place)) return
    wait(undefined)
    urgentWanted.set(false)
  }

  return {
    spot,
    chosen: chosen !== undefined,
    locating: here.asking,
    locationProblem: here.problem,
    useHere: () => {
      choose(undefined)
      ask()
    },
    pickSpot: () => {
      chooseSpot().then((place) => {
        if (place) choose(place)
      }, tellError)
    },
    moveSpot: (to: Point) => choose({ ...to, address: '' }),
    busy,
    /** Sends what happened, with an answer or without one. */
    tell: (kind: Category, answer?: Answer) =>
      run(() => go({ ...emptyDraft(memberId), categoryId: kind.id, answers: answer ? [answer] : [], spot }, kind)),
    /** What has to be called before the one that waits is sent. */
    call,
    called: () =>
      run(async () => {
        if (!waiting || !category || !call) return
        await go({ ...waiting, called: [...(waiting.called ?? []), call.phone] }, category)
      }),
    leaveCall: () => wait(undefined),
    /** Nothing urgent after all. */
    leave: () => {
      wait(undefined)
      urgentWanted.set(false)
    },
  }
}

export type Alarm = ReturnType<typeof useAlarm>
