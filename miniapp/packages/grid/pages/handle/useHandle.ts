import { api } from '@miniapp/lib/api/api'
import { said } from '@miniapp/lib/load/said'
import { useBusy } from '@miniapp/lib/load/useBusy'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { useTick } from '@miniapp/lib/load/useTick'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { useParam } from '@miniapp/lib/navigation/useParam'
import { tellError } from '@miniapp/lib/phone/feedback'
import { newId } from '@miniapp/lib/phone/ids'
import type { LocalPhoto } from '@miniapp/lib/photos/photos'
import { uploadPhoto } from '@miniapp/lib/photos/uploadPhoto'
import { chooseSpot } from '@miniapp/lib/places/spot'
import type { Inputs } from '@shared/contract/contract'
import { MOVED } from '@shared/rules/reports/reportDesk'
import { reportOfScene } from '@shared/rules/reports/reportScene'
import { photoSender } from '@shared/sendPhotos'
import { useRef, useState } from 'react'

type Handling = Omit<Inputs['reports']['handle'], 'id'>
type Step = Omit<Handling, 'reportId'>

/** What is asked before a move, or beside one. */
export type HandleSheet =
  | 'reject'
  | 'resolve'
  | 'more'
  | 'accept'
  | 'ask'
  | 'assign'
  | 'handOver'
  | 'category'
  | 'merge'
  | 'restore'

/** Somebody was faster: the sentence says what it has become, or it is in other hands now. */
const FASTER = ['MOVE_NOT_ALLOWED', 'NOT_FOUND']

/** One report to work on: what it is, and the moves the server says are open now. */
export function useHandle() {
  const scanned = reportOfScene(useParam<'grid/handle'>('scene'))
  const reportId = useParam<'grid/handle'>('id') || scanned
  const nowMs = useTick(30_000)
  const load = useLoad(() => api.reports.get({ reportId }), [reportId])
  const { write } = useWrite(api.reports.handle)
  const [busy, run] = useBusy()
  const [sheet, setSheet] = useState<HandleSheet>()
  const [photos, setPhotos] = useState<LocalPhoto[]>([])
  const [note, setNote] = useState('')
  const [sent, setSent] = useState(0)
  const sendPhotos = useRef(photoSender(uploadPhoto, newId))

  async function make(step: Step): Promise<void> {
    const words = ({ points }: { points: number }) =>
      points > 0 ? `${MOVED[step.move]}，上报人得 ${points} 分` : MOVED[step.move]
    if (!(await said(write({ reportId, ...step }), words, { overtaken: FASTER }))) return
    setSheet(undefined)
    await load.reload()
  }

  /** Asks the map where it is; going back changes nothing. */
  const locate = async () => {
    const spot = await chooseSpot().catch(tellError)
    if (!spot) return
    const { latitude, longitude, address } = spot
    await make({ move: 'locate', location: { latitude, longitude }, ...(address ? { address } : {}) })
  }

  const resolve = async () => {
    setSent(0)
    const photoIds = await sendPhotos.current(photos, setSent).catch(tellError)
    if (photoIds) await make({ move: 'resolve', note: note.trim(), photoIds })
  }

  return {
    load,
    nowMs,
    busy,
    sheet,
    setSheet,
    photos,
    setPhotos,
    note,
    setNote,
    /** After-photos that have arrived, while a resolution is on its way. */
    sent,
    accept: () => run(() => make({ move: 'accept' })),
    start: () => run(() => make({ move: 'start' })),
    /** Any move with what belongs to it. */
    move: (step: Step) => run(() => make(step)),
    resolve: () => run(resolve),
    locate: () => run(locate),
  }
}

export type Handle = ReturnType<typeof useHandle>
