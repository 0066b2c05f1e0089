import { api } from '@console/app/client'
import { asProblem } from '@console/app/problem'
import { useWrite } from '@console/parts/useWrite'
import type { Outputs } from '@shared/contract/contract'
import { type Box, REDACTION_LIMITS, uncovered } from '@shared/rules/reports/redaction'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'

type Redaction = Outputs['safety']['redaction']

/** While the picture is being made, it is looked at again so often. Milliseconds. */
const LOOK_AGAIN_MS = 2000

const isMade = (redaction: Redaction | undefined) => redaction === undefined || redaction.applied || redaction.failed

/** One photo of a report with its black boxes: those that are saved, those that are drawn, and saving them. */
export function useRedact(reportId: string, photoId: string) {
  const answers = useQueryClient()
  const { message } = App.useApp()
  const queryKey = ['redaction', reportId, photoId]
  const load = useQuery({
    queryKey,
    queryFn: () => api.safety.redaction({ reportId, photoId }),
    refetchInterval: ({ state }) => (isMade(state.data) ? false : LOOK_AGAIN_MS),
  })
  const [drawn, setDrawn] = useState<{ of: string; boxes: readonly Box[] }>()
  const { write, busy } = useWrite(api.safety.redact)
  const { write: ask, busy: opening } = useWrite(api.safety.original)
  /** The photo without its boxes, once somebody of the office said what for. */
  const [original, setOriginal] = useState<{ of: string; url: string }>()

  const saved = load.data?.boxes ?? []
  const mayUncover = load.data?.mayUncover === true
  // Drawn on another photo, or on boxes that are no longer these: begun anew.
  const of = `${photoId}#${load.data?.version ?? 0}`
  const boxes = drawn?.of === of ? drawn.boxes : saved
  const isChanged = JSON.stringify(boxes) !== JSON.stringify(saved)

  async function save(): Promise<void> {
    if (!load.data) return
    try {
      const after = await write({ reportId, photoId, version: load.data.version, boxes: [...boxes] })
      if (!after) return
      answers.setQueryData(queryKey, after)
      message.success('已保存，几秒后生效')
      await answers.invalidateQueries({ queryKey: ['reports', 'get', reportId] })
    } catch (error) {
      message.error(asProblem(error).message)
      if (asProblem(error).code === 'REDACTION_CHANGED') await load.refetch()
    }
  }

  return {
    load,
    boxes,
    /** May this box be moved, resized and taken away: one that is not saved, or by the office. */
    isFree: (box: Box) => mayUncover || uncovered([box], saved).length > 0,
    change: (next: readonly Box[]) => setDrawn({ of, boxes: next }),
    add: (box: Box) => {
      if (boxes.length < REDACTION_LIMITS.boxes) setDrawn({ of, boxes: [...boxes, box] })
      else message.warning(`一张照片最多 ${REDACTION_LIMITS.boxes} 处`)
    },
    // Saved again, what could not be made is ordered anew.
    mayBeSaved: isChanged || load.data?.failed === true,
    save,
    busy,
    shownUrl: original?.of === of ? original.url : load.data?.url,
    isUncovered: original?.of === of,
    opening,
    /** Throws what the form has to say. */
    seeOriginal: async (purpose: string) => {
      const seen = await ask({ reportId, photoId, purpose })
      if (seen) setOriginal({ of, url: seen.url })
      return seen
    },
  }
}

export type Redact = ReturnType<typeof useRedact>
