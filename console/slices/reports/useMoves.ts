import { api } from '@console/app/client'
import { asProblem } from '@console/app/problem'
import { useWrite } from '@console/parts/useWrite'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { MOVED } from '@shared/rules/reports/reportDesk'
import { type ReportStatus, reportAfter } from '@shared/rules/reports/reportStatus'
import { type InfiniteData, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import type { Report } from './answers'

type Handling = Omit<Inputs['reports']['handle'], 'id'>
export type Step = Omit<Handling, 'reportId'>
export type StaffMove = Step['move']
type QueuePages = InfiniteData<Outputs['reports']['queue']>

/** Somebody was faster, or it is in other hands now: what stands is shown anew. */
const OVERTAKEN = new Set(['MOVE_NOT_ALLOWED', 'NOT_FOUND'])

/** The moves of a report. A move is seen at once, and taken back aloud when the server says no. */
export function useMoves(report: Report) {
  const { reportId, status } = report
  const answers = useQueryClient()
  const { message } = App.useApp()
  const { write, busy } = useWrite(api.reports.handle)

  const show = (next: ReportStatus, moves: Report['moves']) => {
    answers.setQueryData<Report>(['reports', 'get', reportId], (before) => before && { ...before, status: next, moves })
    answers.setQueriesData<QueuePages>(
      { queryKey: ['reports', 'queue'] },
      (before) => before && withStatus(before, next),
    )
  }
  const withStatus = (pages: QueuePages, next: ReportStatus): QueuePages => ({
    ...pages,
    pages: pages.pages.map((page) => ({
      ...page,
      items: page.items.map((each) => (each.reportId === reportId ? { ...each, status: next } : each)),
    })),
  })
  const askAnew = async () => {
    await answers.invalidateQueries({ queryKey: ['reports'] })
    await answers.invalidateQueries({ queryKey: ['insights'] })
  }

  /** Makes a move; what it throws its form says. */
  async function make(step: Step): Promise<void> {
    const { points } = (await write({ reportId, ...step })) ?? {}
    if (points === undefined) return
    const said = MOVED[step.move]
    message.success(points > 0 ? `${said}，上报人得 ${points} 分` : said)
    await askAnew()
  }

  return {
    busy,
    /** With a form. Throws what the form has to say; when somebody was faster, what stands is asked for as well. */
    send: async (step: Step): Promise<void> => {
      try {
        await make(step)
      } catch (error) {
        if (OVERTAKEN.has(asProblem(error).code)) await askAnew()
        throw error
      }
    },
    /** At once, without a form. */
    go: async (move: StaffMove): Promise<void> => {
      if (busy) return
      const next = reportAfter(status, move, 'staff')
      if (next) show(next, [])
      try {
        await make({ move })
      } catch (error) {
        show(status, report.moves)
        message.error(`没有办成，已退回原样：${asProblem(error).message}`, 6)
        if (OVERTAKEN.has(asProblem(error).code)) await askAnew()
      }
    },
  }
}

export type Moves = ReturnType<typeof useMoves>
