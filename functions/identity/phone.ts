import { issueTicket, openTicket } from '@functions/platform/http/token'
import { phoneOf } from '@functions/platform/outside/wechat'
import { problem } from '@functions/platform/problem'
import { formsOf, formsOfStored } from '@functions/platform/sealed/lookup'
import { getEachNow } from '@functions/platform/store/batch'
import type { Step } from '@functions/platform/store/transact'
import { asSeen, get, getNow, putIf, removeIf } from '@functions/platform/store/writes'
import type { Outputs } from '@shared/contract/contract'
import { maskPhone } from '@shared/rules/text/masks'
import * as v from 'valibot'
import { Phone } from './entities'
import type { ProfileItem } from './me'

/** How long a sealed phone number may be used to register with. Seconds. */
const TICKET_SECONDS = 1800

/**
 * Trades WeChat's phone code for a sealed number: the code works once and costs money, so a registration that is
 * sent twice must not need it twice.
 */
export async function exchangePhone(memberId: string, code: string): Promise<Outputs['identity']['exchangePhone']> {
  const phone = await phoneOf(code)
  const { ticket, expiresAt } = await issueTicket('phone', memberId, { phone }, TICKET_SECONDS)
  return { phoneMasked: maskPhone(phone), phoneTicket: ticket, expiresAt }
}

/** The number in a ticket of this member, or undefined when it is stale or not theirs. */
export async function phoneIn(memberId: string, ticket: string): Promise<string | undefined> {
  return (await openTicket('phone', memberId, ticket, v.object({ phone: v.string() })))?.phone
}

/** Who holds a number in a street, and under which form it is kept; strongly consistent. One read. */
export async function phoneHolder(streetId: string, phone: string) {
  for (const index of await formsOf('phone', phone)) {
    const item = await getNow(Phone, { streetId, index })
    if (item) return item
  }
  return undefined
}

/** Who registered with that number in a street, if anybody did. One read. */
export async function phoneOwner(streetId: string, phone: string): Promise<string | undefined> {
  for (const index of await formsOf('phone', phone)) {
    const item = await get(Phone, { streetId, index })
    if (item) return item.memberId
  }
  return undefined
}

/** Records of numbers that are taken and given back. */
export const PHONE_RECORDS = Phone.entityName

/** Who holds numbers in a street, by the tokens of these; strongly consistent. One round trip for a hundred. */
export async function holdersOf(streetId: string, indexes: readonly string[]): Promise<Map<string, string>> {
  const forms = await Promise.all(indexes.map((index) => formsOfStored('phone', index)))
  const found = await getEachNow(
    Phone,
    [...new Set(forms.flat())].map((index) => ({ streetId, index })),
  )
  const members = new Map(found.flatMap((item) => (item ? [[item.index, item.memberId] as const] : [])))
  return new Map(
    indexes.flatMap((index, at) => {
      const memberId = forms[at]?.map((form) => members.get(form)).find((each) => each !== undefined)
      return memberId === undefined ? [] : [[index, memberId] as const]
    }),
  )
}

type Holder = Pick<ProfileItem, 'memberId' | 'streetId'>

/** Takes a number for a member: nobody else holds it, under no form that is read. 2 write units. @throws PHONE_TAKEN */
export async function takeNumber({ memberId, streetId }: Holder, phone: string): Promise<Step<never>[]> {
  const [index, ...others] = await formsOf('phone', phone)
  const condition = {
    or: [{ attr: 'memberId', exists: false } as const, { attr: 'memberId', eq: memberId } as const],
  }
  const taken = (): never => {
    throw problem('PHONE_TAKEN')
  }
  return [
    putIf(Phone, { streetId, index, memberId }, condition, taken),
    ...others.map((form) => removeIf(Phone, { streetId, index: form }, condition, taken)),
  ]
}

/** Gives a number to a member, provided that it is held as it was read. 2 write units. */
export async function handOver(
  { memberId, streetId }: Holder,
  phone: string,
  held: { index: string; memberId: string } | undefined,
): Promise<Step<never>[]> {
  const [index] = await formsOf('phone', phone)
  const isThere = held?.index === index
  const given = putIf(Phone, { streetId, index, memberId }, asSeen('memberId', isThere ? held.memberId : undefined))
  if (!held || isThere) return [given]
  return [given, removeIf(Phone, { streetId, index: held.index }, { attr: 'memberId', eq: held.memberId })]
}

/** The number a member had is nobody's. 2 write units. */
export async function givenBack({
  memberId,
  streetId,
  phoneIndex,
}: Pick<ProfileItem, 'memberId' | 'streetId' | 'phoneIndex'>): Promise<Step<never>[]> {
  if (!phoneIndex) return []
  const forms = await formsOfStored('phone', phoneIndex)
  const isTheirs = { attr: 'memberId', eq: memberId } as const
  // While keys are rotated it stands under one of several forms.
  const condition = forms.length > 1 ? { or: [{ attr: 'memberId', exists: false } as const, isTheirs] } : isTheirs
  return forms.map((index) => removeIf(Phone, { streetId, index }, condition))
}

/** Is this the number of a stored index? */
export const isNumberOf = async (phone: string, phoneIndex: string | undefined): Promise<boolean> =>
  (await formsOf('phone', phone)).some((form) => form === phoneIndex)
