import { cached } from '@functions/platform/cache'
import type { Actor } from '@functions/platform/http/token'
import { problem } from '@functions/platform/problem'
import { changeSetting, overtaken, unchangedSince } from '@functions/platform/store/settings'
import { get, getNow, putIf } from '@functions/platform/store/writes'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { remindableFrom } from '@shared/rules/people/registration'
import { dueAfter, type Term } from '@shared/rules/time/working'
import { Working } from './entities'

/** When the staff of a street work; kept ≤ 60 s. A due time made by the rules of a minute ago is still a promise kept. */
const workingOf = cached((streetId) => get(Working, { streetId }))

/** From when on somebody who sent 报到 at that moment may remind who confirms it. Warm: no read. */
export async function remindedFrom(streetId: string, submittedAt: number): Promise<number> {
  return remindableFrom(await workingOf(streetId), submittedAt)
}

/** When something that came at `from` is due in that street. Warm: no read. */
export async function dueIn(streetId: string, from: number, term: Term): Promise<number> {
  return dueAfter(await workingOf(streetId), from, term)
}

/** The rules as their editor needs them: read afresh, because what is saved next depends on it. */
export async function workingView(streetId: string): Promise<Outputs['reports']['working']> {
  const item = await getNow(Working, { streetId })
  if (!item) return { version: 0 }
  const { streetId: _, version, ...rules } = item
  return { version, rules }
}

/** Sets when staff work; due times that were promised stay. @throws SETTING_CHANGED, INVALID_INPUT */
export async function saveWorking(actor: Actor, input: Inputs['reports']['saveWorking']) {
  const { version: seen, rules } = input
  if (rules.opensAtMinute === rules.closesAtMinute) {
    throw problem('INVALID_INPUT', { fields: [{ path: 'rules.closesAtMinute', message: '上班和下班不能是同一时间' }] })
  }
  const { streetId } = actor
  const sorted = {
    ...rules,
    weekdays: unique(rules.weekdays),
    holidays: unique(rules.holidays),
    extraDays: unique(rules.extraDays),
  }
  return changeSetting(actor, { ref: 'working', kept: workingOf }, input, (version) =>
    putIf(Working, { streetId, ...sorted, version }, unchangedSince(seen), overtaken),
  )
}

const unique = <T extends string | number>(values: readonly T[]): T[] => [...new Set(values)].sort()
