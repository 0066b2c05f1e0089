import { api } from '@miniapp/lib/api/api'
import { isTooOld } from '@miniapp/lib/api/apiError'
import { useBusy } from '@miniapp/lib/load/useBusy'
import { buzz, tell, tellError } from '@miniapp/lib/phone/feedback'
import { newId } from '@miniapp/lib/phone/ids'
import type { Outputs } from '@shared/contract/contract'
import { BULK_LIMIT } from '@shared/rules/reports/reportDesk'
import { useEffect, useRef, useState } from 'react'

type Refused = Extract<Outputs['reports']['assignMany']['items'][number], { outcome: 'refused' }>

/** Choosing several reports and giving them to one colleague. */
export function useBulk(teamId: string, reload: () => Promise<void>) {
  const [picked, setPicked] = useState<readonly string[]>()
  const [choosing, setChoosing] = useState(false)
  const [refused, setRefused] = useState<readonly Refused[]>([])
  const [busy, run] = useBusy()
  /** A report keeps the id of its move over every try. */
  const ids = useRef(new Map<string, string>())

  const end = () => {
    setPicked(undefined)
    setChoosing(false)
    ids.current.clear()
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: another team's reports are others
  useEffect(end, [teamId])

  /** Two quick taps come before the screen is drawn again, so what stands is asked where it is changed. */
  function toggle(reportId: string): void {
    if (picked && picked.length >= BULK_LIMIT && !picked.includes(reportId)) tell(`一次最多派 ${BULK_LIMIT} 件`)
    setPicked((before = []) =>
      before.includes(reportId) ? before.filter((id) => id !== reportId) : [...before, reportId].slice(0, BULK_LIMIT),
    )
  }

  const idOf = (assigneeId: string, reportId: string) => {
    const key = `${assigneeId}#${reportId}`
    const id = ids.current.get(key) ?? newId()
    ids.current.set(key, id)
    return id
  }

  async function assign(assigneeId: string): Promise<void> {
    const reports = (picked ?? []).map((reportId) => ({ reportId, id: idOf(assigneeId, reportId) }))
    const answer = await api.reports.assignMany({ assigneeId, reports }).catch((error) => {
      if (isTooOld(error)) ids.current.clear()
      tellError(error)
    })
    if (!answer) return
    const failed = answer.items.filter((item): item is Refused => item.outcome === 'refused')
    buzz()
    end()
    setRefused(failed)
    if (failed.length === 0) tell(`已派出 ${answer.items.length} 件`)
    await reload()
  }

  return {
    /** The chosen ones; undefined while nobody is choosing. */
    picked,
    begin: (reportId?: string) => setPicked(reportId ? [reportId] : []),
    toggle,
    end,
    choosing,
    choose: setChoosing,
    assign: (assigneeId: string) => run(() => assign(assigneeId)),
    busy,
    refused,
    dismiss: () => setRefused([]),
  }
}

export type Bulk = ReturnType<typeof useBulk>
