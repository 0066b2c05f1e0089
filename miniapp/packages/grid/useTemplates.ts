import { api } from '@miniapp/lib/api'
import { useLoad } from '@miniapp/lib/useLoad'
import type { Outputs } from '@shared/contract/contract'
import { sayMoment } from '@shared/rules/day'
import { fillTemplate, type TemplateMove } from '@shared/rules/replyTemplate'

type Report = Outputs['reports']['get']

/** Names of the copies of the street's reply templates. */
export const TEMPLATES = 'reply-templates'

/**
 * The street's reply templates with the facts of a report filled in, by the move they belong to.
 * @param when true once somebody is about to write.
 */
export function useTemplates(report: Report | undefined, nowMs: number, when: boolean) {
  const { data } = useLoad(() => api.reports.templates({ limit: 50 }), [], { cache: TEMPLATES, when })
  const facts = report && {
    类别: report.categoryName,
    地址: report.address || '现场',
    期限: sayMoment(report.dueAt, nowMs),
    经办: report.assigneeLabel ?? '网格员',
  }
  return {
    textsFor: (move: TemplateMove): string[] =>
      facts
        ? (data?.items ?? [])
            .filter((template) => template.active && template.move === move)
            .map(({ text }) => fillTemplate(text, facts))
        : [],
  }
}

export type Templates = ReturnType<typeof useTemplates>
