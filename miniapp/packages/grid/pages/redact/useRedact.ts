import { api } from '@miniapp/lib/api/api'
import { asApiError } from '@miniapp/lib/api/apiError'
import { useBusy } from '@miniapp/lib/load/useBusy'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { useParam } from '@miniapp/lib/navigation/useParam'
import { buzz, tell, tellError } from '@miniapp/lib/phone/feedback'
import { type Box, boxBetween, REDACTION_LIMITS } from '@shared/rules/reports/redaction'
import Taro from '@tarojs/taro'
import { useEffect, useMemo, useState } from 'react'
import type { Frame } from './finger'
import { fingerPlace } from './fingerPlace'

interface Place {
  x: number
  y: number
}

/** So much of the screen's height a photo may take; what is said and done about it stands below. */
const MOST_OF_HEIGHT = 0.55
/** While the picture is being made, it is looked at again so often. Milliseconds. */
const LOOK_AGAIN_MS = 2000

/** How large a photo of that shape is shown. */
export function frameOf({ width, height }: { width: number; height: number }): Frame {
  const { windowWidth, windowHeight } = Taro.getWindowInfo()
  const scale = Math.min(windowWidth / width, (windowHeight * MOST_OF_HEIGHT) / height)
  const shown = { width: Math.round(width * scale), height: Math.round(height * scale) }
  return { ...shown, left: Math.round((windowWidth - shown.width) / 2) }
}

/** One photo of a report after the other, the boxes drawn on it and not yet saved, and saving them. */
export function useRedact() {
  const reportId = useParam<'grid/redact'>('report')
  const listed = useParam<'grid/redact'>('photos')
  const photoIds = useMemo(() => listed.split(',').filter(Boolean), [listed])
  const [photoId = '', choosePhoto] = useState(photoIds[0])
  const load = useLoad(() => api.safety.redaction({ reportId, photoId }), [reportId, photoId])
  const [drawn, setDrawn] = useState<{ of: string; boxes: readonly Box[] }>()
  const [frame, setFrame] = useState<Frame>()
  const [finger, setFinger] = useState<{ from: Place; to: Place }>()
  const [asksWhy, setAsksWhy] = useState(false)
  const { write, busy } = useWrite(api.safety.redact)
  const { write: look } = useWrite(api.safety.original)
  const [opening, run] = useBusy()

  const saved = load.data?.boxes ?? []
  // Drawn on another photo, or on boxes that are no longer these: begun anew.
  const of = `${photoId}#${load.data?.version ?? 0}`
  const boxes = drawn?.of === of ? drawn.boxes : saved
  const change = (next: readonly Box[]) => setDrawn({ of, boxes: next })
  const isChanged = drawn?.of === of && JSON.stringify(drawn.boxes) !== JSON.stringify(saved)
  // Saved again, what could not be made is ordered anew.
  const mayBeSaved = isChanged || load.data?.failed === true

  const waits = load.data?.applied === false && !load.data.failed
  const { refresh } = load
  useEffect(() => {
    if (!waits) return
    const timer = setInterval(() => void refresh(), LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [waits, refresh])

  function touch(event: object, when: 'start' | 'move' | 'end'): void {
    const place = frame && fingerPlace(event, frame)
    if (!place) return
    if (when === 'start') setFinger({ from: place, to: place })
    else if (finger && when === 'move') setFinger({ ...finger, to: place })
    else if (finger) {
      setFinger(undefined)
      if (boxes.length < REDACTION_LIMITS.boxes) change([...boxes, boxBetween(finger.from, finger.to)])
      else tell(`一张照片最多 ${REDACTION_LIMITS.boxes} 处`)
    }
  }

  async function save(): Promise<void> {
    if (!load.data) return
    try {
      const after = await write({ reportId, photoId, version: load.data.version, boxes: [...boxes] })
      if (!after) return
      buzz()
      tell('已保存，几秒后生效')
      load.put(after)
    } catch (error) {
      tellError(error)
      if (asApiError(error).code === 'REDACTION_CHANGED') await load.reload()
    }
  }

  const seeOriginal = (purpose: string) =>
    run(async () => {
      const seen = await look({ reportId, photoId, purpose }).catch(tellError)
      if (!seen) return
      setAsksWhy(false)
      await Taro.previewImage({ urls: [seen.url], current: seen.url }).catch(tellError)
    })

  return {
    load,
    photoIds,
    photoId,
    choosePhoto,
    boxes,
    saved,
    change,
    mayBeSaved,
    busy,
    save,
    touch,
    frame,
    setFrame,
    drawing: finger && boxBetween(finger.from, finger.to),
    asksWhy,
    setAsksWhy,
    opening,
    seeOriginal,
  }
}
