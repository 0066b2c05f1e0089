import { api } from '@miniapp/lib/api'
import type { Category } from '@miniapp/lib/categories'
import { now } from '@miniapp/lib/clock'
import { buzz, tell, tellError } from '@miniapp/lib/feedback'
import { go } from '@miniapp/lib/go'
import { lineNow } from '@miniapp/lib/online'
import { MAX_WAITING } from '@miniapp/lib/outbox'
import { outbox } from '@miniapp/lib/reportOutbox'
import { chooseSpot } from '@miniapp/lib/spot'
import { useStore } from '@miniapp/lib/store'
import { urgentWanted } from '@miniapp/lib/urgent'
import { useBusy } from '@miniapp/lib/useBusy'
import { retake, useSpot } from '@miniapp/lib/useSpot'
import { useWrite } from '@miniapp/lib/useWrite'
import { type Answer, stopOf } from '@shared/rules/category'
import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { callIn, missingIn } from './ready'
import { useDraft } from './useDraft'
import { type Similar, similarTo, useSimilar } from './useSimilar'

/** What is said of a report that was just put into the outbox. */
function sayAdded(added: 'kept' | 'open', allKept: boolean, urgent: boolean): string {
  if (added === 'open' || !allKept) return '手机空间不足，发完之前请不要关掉'
  if (lineNow() === 'there') return '已存好，正在发送'
  return urgent ? '已存好，有网才能发出。急事请先打电话' : '已存好，有网后自动发送。没网，没查附近有没有人报过'
}

/**
 * The report form: photos, category, place, words; it puts a report into the outbox and is empty again.
 * @param categories what can be reported; undefined until it is known.
 */
export function useReportForm(memberId: string, categories: readonly Category[] | undefined) {
  const urgent = useStore(urgentWanted)
  const here = useSpot()
  const form = useDraft(memberId, here.spot)
  const [busy, run] = useBusy()
  const [calling, setCalling] = useState(false)
  const similar = useSimilar()
  const { write: join } = useWrite((input: { reportId: string } & { id: string }) => api.reports.plus(input))
  const { draft, change } = form
  const spot = draft.spot ?? here.spot
  const category = categories?.find(({ id }) => id === draft.categoryId)

  const { ask } = here
  useEffect(() => {
    if (!urgent) return
    change({ categoryId: undefined, answers: [], called: undefined, spot: undefined })
    ask()
  }, [urgent, ask, change])

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
      if (missingIn(next, category, spot, urgent) === undefined) put(numbers)
    })

  /** It is the same thing: joined instead of reported, and the form is thrown away. One's own is only looked at. */
  const same = ({ reportId, isMine }: Similar) =>
    run(async () => {
      if (!isMine) {
        try {
          const joined = await join({ reportId })
          if (!joined) return
          tell(joined.points > 0 ? `已加一，得 ${joined.points} 分，处理好了告诉你` : '已加一，处理好了告诉你')
        } catch (error) {
          tellError(error)
          return
        }
        buzz()
      }
      form.clear()
      similar.hide()
      if (isMine) go('worker/report', { id: reportId })
      else go('worker/followed')
    })

  function put(called: string[] | undefined): void {
    const { id, photos, answers, description, anonymous } = draft
    if (!category || !spot || (photos.length === 0 && !category.urgent)) return
    const { address, ...location } = spot
    const added = outbox.add({
      report: {
        ...{ id, categoryId: category.id, categoryVersion: category.version, answers },
        ...(called?.length ? { called } : {}),
        ...{ description: description.trim(), location, address, anonymous },
      },
      memberId,
      categoryName: category.name,
      urgent: category.urgent,
      createdAt: now(),
      photos,
    })
    if (added === 'full') {
      tell(`已有 ${MAX_WAITING} 条在等发送，发出几条再报`)
      return
    }
    form.startAnew()
    urgentWanted.set(false)
    buzz()
    // Up to where the report now stands with its state. Should the page not scroll, it is sent all the same.
    Taro.pageScrollTo({ scrollTop: 0, duration: 200 }).catch(() => undefined)
    const allKept = photos.every(({ photo }) => photo.kept)
    tell(sayAdded(added, allKept, category.urgent))
  }

  return {
    ...form,
    categories,
    category,
    urgent,
    leaveUrgent: () => urgentWanted.set(false),
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
    choose: ({ id }: Category) => {
      if (id !== draft.categoryId) change({ categoryId: id, answers: [], called: undefined })
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
    missing: missingIn(draft, category, spot, urgent),
    busy,
    send,
    sendAnyway,
    same,
    similar,
  }
}
