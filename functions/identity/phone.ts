import { blindIndex } from '@functions/platform/personal'
import { issueTicket, openTicket } from '@functions/platform/token'
import { phoneOf } from '@functions/platform/wechat'
import type { Outputs } from '@shared/contract/contract'
import { maskPhone } from '@shared/rules/masks'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import * as v from 'valibot'
import { Phone } from './entities'

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

/** Who holds the number of an index in a street, strongly consistent. One read. */
export async function phoneHolder(streetId: string, index: string): Promise<string | undefined> {
  const { Item } = await Phone.build(GetItemCommand).key({ streetId, index }).options({ consistent: true }).send()
  return Item?.memberId
}

/** Who registered with that number in a street, if anybody did. One read. */
export async function phoneOwner(streetId: string, phone: string): Promise<string | undefined> {
  const { Item } = await Phone.build(GetItemCommand)
    .key({ streetId, index: await blindIndex('phone', phone) })
    .send()
  return Item?.memberId
}
