import { MESSAGE_KINDS, MESSAGE_LIMITS, MESSAGE_TEMPLATES, TEMPLATES_PER_TAP } from '@shared/rules/office/messages'
import * as v from 'valibot'
import { get, post, write } from './route'
import { codesOf, Moment, Page, pageQuery, Ulid } from './types'

const Template = codesOf(MESSAGE_TEMPLATES)
const Count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000_000))

/** A message in my inbox. */
const Message = v.object({
  messageId: Ulid,
  kind: codesOf(MESSAGE_KINDS),
  title: v.pipe(v.string(), v.maxLength(MESSAGE_LIMITS.title)),
  text: v.pipe(v.string(), v.maxLength(MESSAGE_LIMITS.text)),
  at: Moment,
  /** Where it leads: a page of the mini-program with its query. */
  page: v.optional(v.pipe(v.string(), v.maxLength(MESSAGE_LIMITS.page))),
  read: v.boolean(),
})

const Unread = v.object({ unread: Count })

/** S – 消息: the inbox, which works without WeChat's messages, and what a member accepted of those. */
export const messages = {
  list: get('/messages', { summary: 'My messages, newest first', roles: ['member'] })
    .input(v.object({ ...pageQuery }))
    .output(
      v.object({
        ...Page(Message).entries,
        unread: Count,
        /** How many messages there ever were: what “mark all read” is about. */
        delivered: Count,
      }),
    ),
  read: post('/messages/{messageId}/read', {
    summary: 'Mark a message as read; again changes nothing',
    roles: ['member'],
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ messageId: Ulid }))
    .output(Unread),
  readAll: post('/messages/read-all', {
    summary: 'Mark everything up to what I have seen as read; again changes nothing',
    roles: ['member'],
    errors: ['NEW_MESSAGES'],
  })
    .input(v.object({ delivered: Count }))
    .output(Unread),
  accept: write('/messages/acceptances', {
    summary: "Templates I just accepted in WeChat's dialog: each pays for one message",
    roles: ['member'],
    limit: { per: 'member', max: 60, windowSeconds: 3600 },
  })
    .input(
      v.object({
        id: Ulid,
        templates: v.pipe(v.array(Template), v.minLength(1), v.maxLength(TEMPLATES_PER_TAP)),
      }),
    )
    .output(v.object({ accepted: v.array(Template) })),
}
