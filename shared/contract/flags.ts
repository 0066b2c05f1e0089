import { FLAG_KINDS } from '@shared/rules/office/vigilance'
import * as v from 'valibot'
import { get, write } from './route'
import { codesOf, Moment, Page, pageQuery, Text, Ulid } from './types'

const Flag = v.object({
  id: Ulid,
  kind: codesOf(FLAG_KINDS),
  label: v.string(),
  state: v.picklist(['open', 'seen']),
  at: Moment,
  people: v.array(v.object({ memberId: Ulid, label: v.string() })),
  /** What led to it, in words. */
  facts: v.array(v.string()),
  note: v.optional(v.string()),
  seenByLabel: v.optional(v.string()),
  seenAt: v.optional(Moment),
})

/** What is far from ordinary, for the office to look at. */
export const flags = {
  flags: get('/points/flags', {
    summary: 'What is far from ordinary: to be looked at, or seen; newest first',
    roles: ['admin'],
    shows: 'personal',
  })
    .input(v.object({ list: v.picklist(['open', 'seen']), ...pageQuery }))
    .output(Page(Flag)),
  seeFlag: write('/points/flags/{flagId}/seen', {
    summary: 'I looked at it, and this is what it was',
    roles: ['admin'],
    errors: ['NOT_FOUND', 'FLAG_SEEN'],
  })
    .input(v.object({ flagId: Ulid, id: Ulid, note: Text(2, 100, '说明') }))
    .output(Flag),
}
