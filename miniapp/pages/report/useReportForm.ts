import type { Category } from '@miniapp/lib/answers/categories'
import { api } from '@miniapp/lib/api/api'
import { said } from '@miniapp/lib/load/said'
import { useBusy } from '@miniapp/lib/load/useBusy'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { go } from '@miniapp/lib/navigation/go'
import { tellError } from '@miniapp/lib/phone/feedback'
import { usePhotosComing } from '@miniapp/lib/photos/photosComing'
import { chooseSpot } from '@miniapp/lib/places/spot'
import { retake, useSpot } from '@miniapp/lib/places/useSpot'
import type { Point } from '@shared/rules/place/geo'
import { type Answer, stopOf } from '@shared/rules/reports/category'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { putOut } from './putOut'
import { callIn, missingIn } from './ready'
import { useDraft } from './useDraft'
import { type Similar, similarTo, useSimilar } from './useSimilar'

/**
 * The report form: photos, category, place, words; it puts a report into the outbox and is empty again.
 * @param categories what can be reported; undefined until it is known.
 */
export function useReportForm(memberId: string, categories: readonly Category[] | undefined) {
  const here = useSpot()
  const form = useDraft(memberId, here.spot)
  const [busy, run] = useBusy()
  const coming = usePhotosComing()
  const [calling, setCalling] = useState(false)
  const similar = useSimilar()
  const { write: join } = useWrite(api.reports.plus)
  const { draft, change } = form
  const spot = draft.spot ?? here.spot
  const category = categories?.find(({ id }) => id === draft.categoryId)

  const call = callIn(draft, category)

  // Where the page does not scroll nothing is lost.
  const top = () => Taro.pageScrollTo({ scrollTop: 0, duration: 0 }).catch(() => undefined)

  /** Asks first whether somebody reported it already; what is urgent is never held up. */
  const send = () =>
    run(async () => {
      if (!category || !spot) return
      if (call) return setCalling(true)
      const found = category.urgent ? [] : await similarTo(category.id, spot)
      if (found.length === 0) return put(draft.called)
      similar.show(found)
      await top()
    })

  const sendAnyway = () =>
    run(async () => {
      similar.hide()
      put(draft.called)
    })

  /** The number was called: what was answered stays, and goes out when nothing else is missing. */
  const called = () =>
    run(async () => {
      if (!call || !category) return
      const numbers = [...(draft.called ?? []), call.phone]
      change({ called: numbers })
      const next = { ...draft, called: numbers }
      if (callIn(next, category)) return
      setCalling(false)
      if (!coming && missingIn(next, category, spot) === undefined) put(numbers)
    })

  /** It is the same thing: joined instead of reported, and the form is thrown away. One's own is only looked at. */
  const same = ({ reportId, isMine }: Similar) =>
    run(async () => {
      if (!isMine) {
        const words = ({ points }: { points: number }) =>
          points > 0 ? `已加一，得 ${points} 分，处理好了告诉你` : '已加一，处理好了告诉你'
        if (!(await said(join({ reportId }), words))) return
      }
      form.clear()
      similar.hide()
      if (isMine) go('worker/report', { id: reportId })
      else go('worker/followed')
    })

  function put(called: string[] | undefined): void {
    if (!category || !spot || (draft.photos.length === 0 && !category.urgent)) return
    if (putOut({ ...draft, called }, category, spot)) form.startAnew()
  }

  return {
    ...form,
    categories,
    category,
    spot,
    locating: here.asking,
    locationProblem: here.problem,
    useHere: () => {
      change({ spot: undefined })
      retake().catch(tellError)
    },
    pickSpot: () => {
      chooseSpot().then((chosen) => {
        if (chosen) change({ spot: chosen })
      }, tellError)
    },
    /** Pointed at on the small map: by hand, so without how good the fix was. */
    moveSpot: (to: Point) => change({ spot: { ...to, address: '' } }),
    choose: ({ id }: Category) => {
      if (id !== draft.categoryId) change({ categoryId: id, answers: [], called: undefined })
      // Whoever says what it is has begun: where it is comes by itself, and WeChat asks now and not before.
      if (!spot) here.ask()
    },
    answer: (questionId: string, value: Answer['value'] | undefined) => {
      const others = draft.answers.filter((each) => each.questionId !== questionId)
      const answers = value === undefined ? others : [...others, { questionId, value }]
      change({ answers })
      if (callIn({ ...draft, answers }, category)) setCalling(true)
    },
    /** What has to be called before it is sent, and is it being asked for now? */
    call,
    calling: calling && call !== undefined,
    called,
    leaveCall: () => setCalling(false),
    /** The number to call before anything else. */
    callFirst: stopOf(category?.questions ?? [], draft.answers) ?? category?.emergencyPhone,
    missing: coming ?? missingIn(draft, category, spot),
    busy,
    send,
    sendAnyway,
    same,
    similar,
  }
}
