import { api } from '@miniapp/lib/api/api'
import { useLoad } from '@miniapp/lib/load/useLoad'
import type { Outputs } from '@shared/contract/contract'
import { fillTemplate, type TemplateMove } from '@shared/rules/reports/replyTemplate'
import { sayMoment } from '@shared/rules/time/day'
import { useEffect, useState } from 'react'

type Report = Outputs['reports']['get']

/** Names of the copies of the street's reply templates. */
export const TEMPLATES = 'reply-templates'

/** So long a sheet waits for its templates; later ones would move what a thumb is on its way to. Milliseconds. */
const WAITS_MS = 600

/**
 * The street's reply templates with the facts of a report filled in, by the move they belong to.
 * @param when true once somebody is about to write.
 */
export function useTemplates(report: Report | undefined, nowMs: number, when: boolean) {
  const { data, state } = useLoad(() => api.reports.templates({ limit: 50 }), [], { cache: TEMPLATES, when })
  const [late, setLate] = useState(false)
  const waiting = when && state === 'loading'
  useEffect(() => {
    if (!when) setLate(false)
    if (!waiting) return
    const timer = setTimeout(() => setLate(true), WAITS_MS)
    return () => clearTimeout(timer)
  }, [when, waiting])
  const facts = report && {
    类别: report.categoryName,
    地址: report.address || '现场',
    期限: sayMoment(report.dueAt, nowMs),
    经办: report.assigneeLabel ?? '网格员',
  }
  return {
    /** The sheet may open: with templates, or without when they take too long. */
    isReady: !waiting || late,
    textsFor: (move: TemplateMove): string[] =>
      facts && !late
        ? (data?.items ?? [])
            .filter((template) => template.active && template.move === move)
            .map(({ text }) => fillTemplate(text, facts))
        : [],
  }
}

export type Templates = ReturnType<typeof useTemplates>
