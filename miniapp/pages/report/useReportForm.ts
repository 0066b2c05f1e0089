import type { Category } from '@miniapp/lib/categories'
import { now } from '@miniapp/lib/clock'
import { buzz, tell, tellError } from '@miniapp/lib/feedback'
import { lineNow } from '@miniapp/lib/online'
import { MAX_WAITING } from '@miniapp/lib/outbox'
import { outbox } from '@miniapp/lib/reportOutbox'
import { chooseSpot, type Spot } from '@miniapp/lib/spot'
import { useStore } from '@miniapp/lib/store'
import { urgentWanted } from '@miniapp/lib/urgent'
import { useBusy } from '@miniapp/lib/useBusy'
import { retake, useSpot } from '@miniapp/lib/useSpot'
import Taro from '@tarojs/taro'
import { useEffect } from 'react'
import { useDraft } from './useDraft'

/** What the send button says is missing; undefined when nothing is. */
function missingIn(photos: number, category: Category | undefined, spot: Spot | undefined): string | undefined {
  if (photos === 0) return '还差照片'
  if (!category) return '还要选类别'
  if (!spot) return '还差位置'
  return undefined
}

/** What is said of a report that was just put into the outbox. */
function sayAdded(added: 'kept' | 'open', allKept: boolean, urgent: boolean): string {
  if (added === 'open' || !allKept) return '手机空间不足，发完之前请不要关掉'
  if (lineNow() === 'there') return '已存好，正在发送'
  return urgent ? '已存好，有网才能发出。急事请先打电话' : '已存好，有网后自动发送'
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
  const { draft, change } = form
  const spot = draft.spot ?? here.spot
  const category = categories?.find(({ id }) => id === draft.categoryId)

  const { ask } = here
  useEffect(() => {
    if (!urgent) return
    change({ categoryId: undefined, spot: undefined })
    ask()
  }, [urgent, ask, change])

  const send = () =>
    run(async () => {
      const { id, photos, description, anonymous } = draft
      if (!category || !spot || photos.length === 0) return
      const { address, ...location } = spot
      const added = outbox.add({
        report: { id, categoryId: category.id, description: description.trim(), location, address, anonymous },
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
    })

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
    missing: missingIn(draft.photos.length, category, spot),
    busy,
    send,
  }
}
