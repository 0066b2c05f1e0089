import { api } from '@console/app/client'
import { now } from '@console/app/clock'
import { useWorking } from '@console/app/session/current'
import type { Outputs } from '@shared/contract/contract'
import { fillTemplate, type TemplateMove } from '@shared/rules/reports/replyTemplate'
import { sayMoment } from '@shared/rules/time/day'
import { useQuery } from '@tanstack/react-query'

/** What the office sets changes seldom. Milliseconds. */
const SETTINGS_STALE_MS = 300_000

export type Report = Outputs['reports']['get']

/** One report with all that staff see of it. */
export function useReport(reportId: string) {
  return useQuery({ queryKey: ['reports', 'get', reportId], queryFn: () => api.reports.get({ reportId }) })
}

/** What can be reported in this street. */
export function useCategories() {
  const { streetId } = useWorking().me
  return useQuery({
    queryKey: ['categories', streetId],
    queryFn: () => api.reports.categories({ streetId }),
    staleTime: SETTINGS_STALE_MS,
  })
}

/** Who of a team can be given a report. */
export function useColleagues(teamId: string) {
  return useQuery({
    queryKey: ['colleagues', teamId],
    queryFn: () => api.reports.colleagues({ teamId, limit: 50 }),
    staleTime: SETTINGS_STALE_MS,
  })
}

function useAllTemplates() {
  const { data } = useQuery({
    queryKey: ['templates'],
    queryFn: () => api.reports.templates({ limit: 50 }),
    staleTime: SETTINGS_STALE_MS,
  })
  return (move: string) =>
    (data?.items ?? []).filter((template) => template.active && template.move === move).map(({ text }) => text)
}

/** Templates of a move that name no facts of a report: the same words for many. */
export const usePlainTemplates = (move: string): string[] =>
  useAllTemplates()(move).filter((text) => !text.includes('{'))

/** The street's reply templates with the facts of a report filled in, by the move they belong to. */
export function useTemplates(report: Report): (move: TemplateMove) => string[] {
  const templates = useAllTemplates()
  const facts = {
    类别: report.categoryName,
    地址: report.address || '现场',
    期限: sayMoment(report.dueAt, now()),
    经办: report.assigneeLabel ?? '网格员',
  }
  return (move) => templates(move).map((text) => fillTemplate(text, facts))
}
