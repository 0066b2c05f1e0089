import { rememberFirst } from '../offline/copies'
import { forget } from '../offline/storage'
import { draftUnder, type ReportDraft } from './reportDraft'

const KEY = 'draft:alarm'

/** The alert that person has not sent yet because a number is called first: there after the call, also after a kill. */
export function alarmOf(memberId: string): ReportDraft | undefined {
  const alarm = draftUnder(KEY)
  return alarm?.memberId === memberId ? alarm : undefined
}

/** Keeps it while the person is on the telephone. */
export function keepAlarm(alarm: ReportDraft): void {
  rememberFirst(KEY, alarm)
}

/** It was sent, or is not wanted any more. */
export function forgetAlarm(): void {
  forget(KEY)
}
