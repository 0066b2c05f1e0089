import { api } from '@console/app/client'
import { hold, sendHeld } from '@console/app/held/held'
import { newId } from '@console/app/ids'
import { asProblem } from '@console/app/problem'
import { useWrite } from '@console/parts/useWrite'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { MOVED } from '@shared/rules/reports/reportDesk'
import { movesFrom, REPORT_MOVES, type ReportStatus, reportAfter } from '@shared/rules/reports/reportStatus'
import { type InfiniteData, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import type { Report } from './answers'

type Handling = Omit<Inputs['reports']['handle'], 'id'>
export type Step = Omit<Handling, 'reportId'>
export type StaffMove = Step['move']
/** The moves that need nothing beside them. */
export type AtOnce = 'accept' | 'start'
type QueuePages = InfiniteData<Outputs['reports']['queue']>

/** Somebody was faster, or it is in other hands now: what stands is shown anew. */
const OVERTAKEN = new Set(['MOVE_NOT_ALLOWED', 'NOT_FOUND'])

/** The moves of a report. A move is seen at once, and taken back aloud when the server says no (decision 133). */
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

  const made = async (move: StaffMove, points: number) => {
    const said = MOVED[move]
    message.success(points > 0 ? `${said}，上报人得 ${points} 分` : said)
    await askAnew()
  }

  /** Sends a move that was kept back; nobody waits for it any more, so what went wrong is said aloud. */
  async function sendKept(move: StaffMove, id: string): Promise<void> {
    try {
      const { points } = await api.reports.handle({ reportId, move, id })
      await made(move, points)
    } catch (error) {
      show(status, report.moves)
      message.error(`没有办成，已退回原样：${asProblem(error).message}`, 6)
      if (OVERTAKEN.has(asProblem(error).code)) await askAnew()
    }
  }

  return {
    busy,
    /** With a form. Throws what the form has to say; when somebody was faster, what stands is asked for as well. */
    send: async (step: Step): Promise<void> => {
      await sendHeld()
      try {
        const { points } = (await write({ reportId, ...step })) ?? {}
        if (points !== undefined) await made(step.move, points)
      } catch (error) {
        if (OVERTAKEN.has(asProblem(error).code)) await askAnew()
        throw error
      }
    },
    /** Without a form: seen at once, sent some seconds later, and until then as if it never was when it is taken back. */
    go: (move: AtOnce): void => {
      if (busy) return
      const next = reportAfter(status, move, 'staff')
      if (!next) return
      const id = newId()
      hold(REPORT_MOVES[move].label, {
        send: () => sendKept(move, id),
        undo: () => show(status, report.moves),
      })
      show(next, possibleThen(report, next))
    },
  }
}

/** What may follow in the usual course; the rest is known when the move is made. */
const possibleThen = ({ moves }: Report, next: ReportStatus) =>
  movesFrom(next, 'staff').filter((move) => (move === 'locate' || move === 'ask' ? moves.includes(move) : true))

export type Moves = ReturnType<typeof useMoves>
