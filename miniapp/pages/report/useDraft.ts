import { tell } from '@miniapp/lib/phone/feedback'
import { newId } from '@miniapp/lib/phone/ids'
import { takePhotos } from '@miniapp/lib/photos/chosen'
import { dropPhoto, keepPhoto, type LocalPhoto } from '@miniapp/lib/photos/photos'
import type { Spot } from '@miniapp/lib/places/spot'
import {
  draftOf,
  emptyDraft,
  forgetDraft,
  hasContent,
  keepDraft,
  type ReportDraft,
} from '@miniapp/lib/reports/reportDraft'
import { outbox } from '@miniapp/lib/reports/reportOutbox'
import { useDidHide } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'

/** Letters typed in this time are kept together. Milliseconds. */
const KEEP_AFTER_MS = 400

/**
 * What is being written, kept on the phone as it grows, a moment after each change. Found again after the app was killed.
 * @param here the phone's place: kept with what is written there, since it may be found again somewhere else.
 */
export function useDraft(memberId: string, here: Spot | undefined) {
  const [draft, setDraft] = useState<ReportDraft>(() => draftOf(memberId) ?? emptyDraft(memberId))
  const [found, setFound] = useState(() => hasContent(draft))
  const change = useCallback((fields: Partial<ReportDraft>) => setDraft((before) => ({ ...before, ...fields })), [])

  const latest = useRef({ draft, here })
  latest.current = { draft, here }
  const kept = useRef(draft)
  const keep = useCallback(() => {
    const { draft: now, here: place } = latest.current
    kept.current = now
    keepDraft({ ...now, spot: now.spot ?? place })
  }, [])
  useEffect(() => {
    if (kept.current === draft) return
    const timer = setTimeout(keep, KEEP_AFTER_MS)
    return () => clearTimeout(timer)
  }, [draft, keep])
  useDidHide(keep)
  // The form goes without being hidden when an alert takes its place, or the app opens another page anew.
  useEffect(
    () => () => {
      if (latest.current.draft !== kept.current) keep()
    },
    [keep],
  )

  /** Takes over the picker's list: new photos move to where they survive a restart, removed ones go. */
  async function setPhotos(next: readonly LocalPhoto[]): Promise<void> {
    const before = draft.photos
    const gone = before.filter(({ photo }) => !next.some(({ path }) => path === photo.path))
    const added = next.filter(({ path }) => !before.some(({ photo }) => photo.path === path))
    for (const { photo } of gone) dropPhoto(photo)
    const { photos: more, problem } = await takePhotos(added, added.length, async (photo) => ({
      ...{ id: newId(), photo: await keepPhoto(photo), uploaded: false },
    }))
    if (problem) tell(problem)
    setDraft((now) => ({ ...now, photos: [...now.photos.filter((each) => !gone.includes(each)), ...more] }))
  }

  /** An empty form; what was in the one before belongs to the outbox now, or is gone. */
  function startAnew(): void {
    forgetDraft()
    setDraft(emptyDraft(memberId))
    setFound(false)
  }

  /** Throws away what was written, and its photos. */
  function clear(): void {
    for (const { photo } of draft.photos) dropPhoto(photo)
    startAnew()
  }

  /** Takes a report that could not be sent back into the form. It keeps its id: were it sent after all, it is one. */
  function edit(id: string): void {
    if (hasContent(draft)) {
      tell('表单里还有没发出的内容，先发出或清空')
      return
    }
    const item = outbox.items.get().find(({ report }) => report.id === id)
    if (item?.state !== 'needsYou') return
    const { report, photos } = item
    const { categoryId, answers = [], called, description, anonymous, address } = report
    const { latitude, longitude, accuracyMetres } = report.location
    const spot = { latitude, longitude, address, ...(accuracyMetres === undefined ? {} : { accuracyMetres }) }
    // Too old to be taken under the id it has: it was never taken, and begins anew.
    const again = {
      id: item.code === 'ID_NOT_FRESH' ? newId() : id,
      memberId,
      photos,
      categoryId,
      answers,
      called,
      description,
      anonymous,
      spot,
    }
    // Kept here before it is taken out there: killed in between, the outbox still has it.
    keepDraft(again)
    outbox.take(id)
    setDraft(again)
    setFound(true)
    tell('已放回表单，改好再上报')
  }

  return { draft, change, setPhotos, startAnew, clear, edit, found, filled: hasContent(draft) }
}
