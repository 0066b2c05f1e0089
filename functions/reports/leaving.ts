import { deletePhotos } from '@functions/media/gone'
import type { Whose } from '@functions/platform/held'
import { AGAIN, type Step, transact, untilAnswered } from '@functions/platform/store/transact'
import { asSeen, updateIf } from '@functions/platform/store/writes'
import { REPORT_STATUSES } from '@shared/rules/reports/reportStatus'
import { deidentified } from '@shared/rules/text/deidentify'
import { $remove, $set } from 'dynamodb-toolbox/entity/actions/update'
import { Report, ReportEvent } from './entities'
import { type EventItem, type History, historyOf, type ReportItem } from './history'
import { nobody, placeOf } from './place'

/** What stands where the reporter's words were. */
const CLEARED = '上报人已注销，文字已清除'

/** And where they called themselves by their name. */
const NAME = '（姓名）'

/** Entries of one transaction. */
const AT_ONCE = 50

/**
 * A report whose reporter leaves becomes nobody's: its photos are deleted and its words cleared; while it is worked on
 * the words stay without name and numbers. Place, category, steps and figures stay. Optimistic lock on its steps; safe
 * to repeat: the report itself goes last. Its public copy follows from its record.
 */
export function leaveReport(whose: Whose, reportId: string): Promise<void> {
  const { memberId } = whose
  return untilAnswered<void>(async () => {
    const history = await historyOf(reportId)
    if (history?.report.reporterId !== memberId) return
    const { report, timeline } = history
    const own = timeline.filter(({ by }) => by === memberId)
    await deletePhotos(whose, [...report.photoIds, ...own.flatMap(({ photoIds = [] }) => photoIds)])
    for (let from = 0; from < own.length; from += AT_ONCE) {
      const steps = own.slice(from, from + AT_ONCE).map((entry) => emptied(entry, report, whose.name))
      if ((await transact<void>(steps, () => undefined)) === AGAIN) return AGAIN
    }
    return transact<void>([nobodys(history, whose.name)], () => undefined)
  })
}

function kept(text: string, { status }: ReportItem, name = ''): string {
  if (!REPORT_STATUSES[status].open) return CLEARED
  return deidentified(name.length > 1 ? text.replaceAll(name, NAME) : text)
}

function emptied({ reportId, seq, by, note }: EventItem, report: ReportItem, name?: string): Step<never> {
  const words = note === undefined ? {} : { note: kept(note, report, name) }
  return updateIf(
    ReportEvent,
    { reportId, seq, ...words, by: nobody(reportId), photoIds: $remove(), answers: $remove() },
    { attr: 'by', eq: by },
  )
}

function nobodys({ report }: History, name?: string): Step<never> {
  const { reportId, version, source, description, pluses, absorbed } = report
  const reporterId = nobody(reportId)
  const { ownerPk, ownerSk } = placeOf({ ...report, reporterId })
  const words = { description: kept(description, report, name), photoIds: $set([]), awaitsReply: false }
  return updateIf(
    Report,
    { reportId, reporterId, source: 'left', anonymous: true, ...words, ownerPk, ownerSk },
    {
      and: [
        { attr: 'version', eq: version },
        asSeen('source', source),
        asSeen('pluses', pluses),
        asSeen('absorbed', absorbed),
      ],
    },
  )
}
