import { api } from '@miniapp/lib/api'
import { now } from '@miniapp/lib/clock'
import { buzz, tell, tellError } from '@miniapp/lib/feedback'
import { newId } from '@miniapp/lib/ids'
import { keepPhoto, type LocalPhoto } from '@miniapp/lib/photos'
import { outbox } from '@miniapp/lib/reportOutbox'
import { chooseSpot, type Spot } from '@miniapp/lib/spot'
import { useStore } from '@miniapp/lib/store'
import { urgentWanted } from '@miniapp/lib/urgent'
import { useBusy } from '@miniapp/lib/useBusy'
import { useLoad } from '@miniapp/lib/useLoad'
import { retake, useSpot } from '@miniapp/lib/useSpot'
import { streetId } from '@miniapp/lib/useStations'
import type { Outputs } from '@shared/contract/contract'
import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'

export type Category = Outputs['reports']['categories']['items'][number]

interface Draft {
  photos: LocalPhoto[]
  category: Category | undefined
  /** Chosen by hand; the phone's own place otherwise. */
  spot: Spot | undefined
  description: string
  anonymous: boolean
}

const EMPTY: Draft = { photos: [], category: undefined, spot: undefined, description: '', anonymous: false }

/** What the send button says is missing; undefined when nothing is. */
function missingIn(draft: Draft, spot: Spot | undefined): string | undefined {
  if (draft.photos.length === 0) return '还差照片'
  if (!draft.category) return '还要选类别'
  if (!spot) return '还差位置'
  return undefined
}

/** The report form: photos, category, place, words; it puts a report into the outbox and is empty again. */
export function useReportForm(memberId: string) {
  const categories = useLoad(() => api.reports.categories({ streetId: streetId() }), [], { cache: 'categories' })
  const urgent = useStore(urgentWanted)
  const here = useSpot()
  const [draft, setDraft] = useState<Draft>(EMPTY)
  const [busy, run] = useBusy()
  const spot = draft.spot ?? here.spot
  const change = (fields: Partial<Draft>) => setDraft((before) => ({ ...before, ...fields }))

  const { ask } = here
  useEffect(() => {
    if (!urgent) return
    setDraft((before) => ({ ...before, category: undefined, spot: undefined }))
    ask()
  }, [urgent, ask])

  const send = () =>
    run(async () => {
      const { category, photos, description, anonymous } = draft
      if (!category || !spot || photos.length === 0) return
      const { address, ...location } = spot
      const kept = await Promise.all(photos.map(keepPhoto))
      const safe = outbox.add({
        report: { id: newId(), categoryId: category.id, description: description.trim(), location, address, anonymous },
        memberId,
        categoryName: category.name,
        createdAt: now(),
        photos: kept.map((photo) => ({ id: newId(), photo, uploaded: false })),
      })
      setDraft(EMPTY)
      urgentWanted.set(false)
      buzz()
      // Up to where the report now stands with its state.
      Taro.pageScrollTo({ scrollTop: 0, duration: 200 }).catch(() => undefined)
      tell(safe ? '已存好，正在发送' : '手机空间不足，发完之前请不要关掉')
    })

  return {
    categories,
    urgent,
    leaveUrgent: () => urgentWanted.set(false),
    draft,
    change,
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
    missing: missingIn(draft, spot),
    busy,
    send,
  }
}
