import { blindIndex, sealNow, unseal } from '@functions/platform/sealed/personal'
import type { Step } from '@functions/platform/store/transact'
import { asSeen, get, getNow, putIf, remove } from '@functions/platform/store/writes'
import { HOME_ANSWERS, type HomeAnswer } from '@shared/rules/people/homeCall'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import * as v from 'valibot'
import { answerPlace, answersTo, HomeAnswered, HomeCall } from './entities'

export type HomeCallItem = FormattedItem<typeof HomeCall>
type AnsweredItem = FormattedItem<typeof HomeAnswered>

/** The street's last call, maybe over. 1 read unit. */
export const callNow = (streetId: string) => getNow(HomeCall, { streetId })

/** The same, maybe as it was a moment ago. ½ read unit. */
export const callOf = (streetId: string) => get(HomeCall, { streetId })

/** A new call in the place of the one that was seen. 2 write units. */
export const calls = (call: HomeCallItem, seen: HomeCallItem | undefined): Step<never> =>
  putIf<typeof HomeCall>(HomeCall, call, asSeen('id', seen?.id))

/** A call that was stopped, in the place of the one that was seen. 2 write units. */
export const callEnds = (call: HomeCallItem, ending: { id: string; hash: string }, endedAt: number): Step<never> =>
  putIf<typeof HomeCall>(
    HomeCall,
    { ...call, endedAt, ending },
    {
      and: [
        { attr: 'id', eq: call.id },
        { attr: 'endedAt', exists: false },
      ],
    },
  )

const keyOf = (memberId: string) => blindIndex('homeAnswer', memberId)

/** What a member answered last, if they did. 1 read unit. */
export const answerNow = async (memberId: string): Promise<AnsweredItem | undefined> =>
  getNow(HomeAnswered, { key: await keyOf(memberId) })

const Sealed = v.object({ answer: v.picklist(Object.keys(HOME_ANSWERS) as [HomeAnswer, ...HomeAnswer[]]) })
/** All answers are sealed as long as this. Characters. */
const LENGTH = 32
const bound = (key: string) => `homeAnswer:${key}`

/** What was answered. */
export const answerIn = async ({ key, answerSealed }: AnsweredItem): Promise<HomeAnswer> =>
  v.parse(Sealed, JSON.parse(await unseal(answerSealed, bound(key)))).answer

/** The last writes that are remembered, and how long an answer is kept. */
const REMEMBERED = 5
const KEEP_SECONDS = 180 * 86_400

interface Answering {
  callId: string
  answer: HomeAnswer
  at: number
  made: { id: string; hash: string }
}

/** A member's answer in the place of the one that was seen. 4 write units. */
export async function answers(
  memberId: string,
  seen: AnsweredItem | undefined,
  { callId, answer, at, made }: Answering,
): Promise<Step<never>> {
  const key = await keyOf(memberId)
  const answerSealed = sealNow(JSON.stringify({ answer }).padEnd(LENGTH), bound(key))
  const next = { key, callId, answerSealed, version: (seen?.version ?? 0) + 1, ...answerPlace(callId, key) }
  const kept = {
    made: [...(seen?.made ?? []), made].slice(-REMEMBERED),
    expiresAt: Math.floor(at / 1000) + KEEP_SECONDS,
  }
  return putIf<typeof HomeAnswered>(HomeAnswered, { ...next, ...kept }, asSeen('version', seen?.version))
}

/** Whatever a member answered is gone, from the call's list too: written with the end of their consent. 2 to 4 write units. */
export const answerGone = async (memberId: string): Promise<Step<never>> =>
  remove(HomeAnswered, { key: await keyOf(memberId) })

/** How many answered a call with what. One query for each MB. */
export async function countsOf(callId: string): Promise<Record<HomeAnswer, number>> {
  const counts: Record<HomeAnswer, number> = { back: 0, notNow: 0, cannot: 0 }
  for await (const page of answersTo(callId).pages(PAGE)) {
    for (const answer of await Promise.all(page.map(answerIn))) counts[answer] += 1
  }
  return counts
}
const PAGE = 500
