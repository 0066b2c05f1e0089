import type { Phone } from '../phone'
import { asyncApis, type Members } from './base'
import { isRecord } from './options'
import { onlyInTap } from './permission'
import { refuse } from './refusal'
import { tracesOf } from './traces'

const MOST = 3

function checkedIds(phone: Phone, ids: unknown): string[] {
  if (!Array.isArray(ids) || ids.length === 0) throw refuse("TmplIds can't be empty", { errCode: 10001 })
  const texts = ids.filter((id): id is string => typeof id === 'string' && id !== '')
  if (texts.length < ids.length) throw refuse('Invalid template id', { errCode: 10004 })
  if (texts.length > MOST) {
    phone.fault(`requestSubscribeMessage: ${texts.length} templates at once, ${MOST} are allowed`)
    throw refuse('Templates count out of max bounds', { errCode: 20003 })
  }
  if (!texts.every((id) => phone.state.templates.includes(id)))
    throw refuse('No template data return, verify the template id exist', { errCode: 20001 })
  return texts
}

/** Subscribe messages: one acceptance pays for one message, and is noted in the traces. */
export function subscribeApis(phone: Phone): Members {
  return asyncApis(phone, {
    requestSubscribeMessage: (options) => {
      onlyInTap(phone, 'requestSubscribeMessage')
      const ids = checkedIds(phone, isRecord(options) ? options.tmplIds : undefined)
      if (!phone.inFront()) throw refuse('Cannot show subscribe message UI', { errCode: 10005 })
      const { subscriptions } = tracesOf(phone)
      return Object.fromEntries(
        ids.map((id, index) => {
          const twice = ids.indexOf(id) < index
          const answer = twice ? 'filter' : (phone.state.next.subscribes.shift() ?? 'accept')
          if (answer === 'accept') subscriptions[id] = (subscriptions[id] ?? 0) + 1
          return [id, answer]
        }),
      )
    },
  })
}
