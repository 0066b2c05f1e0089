import { problem } from '@functions/platform/problem'
import { fingerprint } from '@functions/platform/store/ids'
import type { Step } from '@functions/platform/store/transact'
import { below, updateIf } from '@functions/platform/store/writes'
import { REPORT_LIMITS } from '@shared/rules/reports/report'
import { lettersOf } from '@shared/rules/text/oneForm'
import { addDays, dayOf, startOf } from '@shared/rules/time/day'
import { $add } from 'dynamodb-toolbox/entity/actions/update'
import { ReportDay } from '../entities'

/** The day's count is of no use after this many days. */
const KEEP_COUNT_DAYS = 3
/** Enough to tell a person's twenty texts of a day apart. */
const TEXT_CHARACTERS = 10

interface Told {
  memberId: string
  categoryId: string
  description: string
  /** The person knows, and means another place. */
  sameAgain?: boolean | undefined
}

/**
 * Counts the report against the reporter's day and remembers its words; 2 write units, whatever the words.
 * @throws REPORT_DAILY_CAP, SAME_TEXT_TODAY
 */
export function oneMoreToday({ memberId, categoryId, description, sameAgain }: Told, at: number): Step<never> {
  const day = dayOf(at)
  const expiresAt = startOf(addDays(day, KEEP_COUNT_DAYS)) / 1000
  const words = lettersOf(description)
  const text = words ? fingerprint({ categoryId, words }).slice(0, TEXT_CHARACTERS) : undefined
  const isNew = text && !sameAgain ? [{ not: { attr: 'texts', contains: text } as const }] : []
  return updateIf(
    ReportDay,
    { memberId, day, count: $add(1), ...(text ? { texts: $add(new Set([text])) } : {}), expiresAt },
    { and: [below('count', REPORT_LIMITS.perDay), ...isNew] },
    (old) => {
      const count = old ? old.count : 0
      throw problem(count < REPORT_LIMITS.perDay ? 'SAME_TEXT_TODAY' : 'REPORT_DAILY_CAP')
    },
  )
}
