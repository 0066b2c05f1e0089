import { GONE } from '@functions/platform/held'
import { endOf } from '@shared/rules/duties/term'
import type { TermItem } from './queries'

/** A term whose person has left at `at`: it ended then at the latest, and says nothing of them. */
export function leftBy(term: TermItem, at: number): TermItem {
  const {
    memberId: _,
    nameSealed: __,
    ownerPk: ___,
    ownerSk: ____,
    answer: _____,
    letter: ______,
    ending,
    ...rest
  } = term
  const isOver = term.declinedAt !== undefined || endOf(term) <= at
  return {
    ...rest,
    nameMasked: GONE,
    ...(isOver ? {} : { endedAt: at }),
    ...(ending ? { ending: { ...ending, reason: '', by: '', byLabel: '' } } : {}),
  }
}
