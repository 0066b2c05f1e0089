import { HOME_ANSWERS, HOME_CALL_LIMITS } from '@shared/rules/people/homeCall'
import { DUTY_OUTCOMES, MEETING_LIMITS, VISIT_LIMITS } from '@shared/rules/people/instructing'
import { ORG_LIMITS } from '@shared/rules/people/orgs'
import * as v from 'valibot'
import {
  Count,
  Duty,
  Holding,
  HomeCall,
  Instructed,
  Kind,
  LEAD,
  leads,
  Meeting,
  Org,
  OrgPost,
  Version,
  Visit,
  words,
} from './orgShapes'
import { get, write } from './route'
import { codesOf, DayText, Page, pageQuery, Text, TypedDay, Ulid } from './types'

const staff = ['gridWorker', 'admin'] as const

/** N – 党组织 · 指导员 · 联席会: the organisations of a street, which outlets and enterprises of the survey are too. */
export const orgs = {
  list: get('/orgs', {
    summary: 'The organisations of one kind in the street by name; those that were closed when asked for',
    roles: staff,
  })
    .input(v.object({ kind: Kind, closed: v.optional(v.literal('yes')), ...pageQuery }))
    .output(Page(Org)),
  org: get('/orgs/{orgId}', {
    summary: 'One organisation',
    roles: staff,
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ orgId: Ulid }))
    .output(Org),
  add: write('/orgs', {
    summary: 'Writes down an organisation; grid workers outlets and enterprises of their communities',
    roles: staff,
    success: 201,
    errors: ['UNKNOWN_COMMUNITY', 'ORG_PARENT_INVALID', 'ORGS_FULL'],
  })
    .input(
      v.pipe(
        v.object({ id: Ulid, kind: Kind, ...words }),
        v.check((org) => leads(org), LEAD),
        v.check(
          ({ kind, communities, lead }) => kind !== 'committee' || (communities.length > 1 && lead !== undefined),
          '联合党委请选两个以上社区和牵头社区',
        ),
      ),
    )
    .output(Org),
  change: write('/orgs/{orgId}/change', {
    summary: 'Renames or moves an organisation as it was seen; its id and what is known of it stay',
    roles: staff,
    errors: ['NOT_FOUND', 'UNKNOWN_COMMUNITY', 'ORG_PARENT_INVALID', 'ORG_CHANGED'],
  })
    .input(
      v.pipe(
        v.object({ orgId: Ulid, id: Ulid, version: Version, ...words }),
        v.check((org) => leads(org), LEAD),
      ),
    )
    .output(Org),
  close: write('/orgs/{orgId}/close', {
    summary:
      'Closes an organisation in which nobody holds a post and nothing is open, or opens it again; it stays readable',
    roles: staff,
    errors: ['NOT_FOUND', 'ORG_CHANGED', 'ORG_IN_USE', 'ORGS_FULL'],
  })
    .input(v.object({ orgId: Ulid, id: Ulid, version: Version, closed: v.boolean() }))
    .output(Org),
  posts: get('/orgs/{orgId}/posts', {
    summary: 'Who holds posts of an organisation on a day, today unless told; and all who ever held one, latest first',
    roles: staff,
    shows: 'personal',
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ orgId: Ulid, day: v.optional(TypedDay) }))
    .output(v.object({ day: DayText, held: v.array(Holding), history: v.array(Holding) })),
  appoint: write('/orgs/{orgId}/posts', {
    summary: 'Gives a post of an organisation to a member, or to somebody outside the app by name',
    roles: staff,
    success: 201,
    errors: [
      'NOT_FOUND',
      'ORG_CLOSED',
      'ALREADY_APPOINTED',
      'POST_TAKEN',
      'POSTS_FULL',
      'POST_NOT_OF_ORG',
      'TERM_DAYS',
      'UNKNOWN_MEMBER',
    ],
  })
    .input(
      v.pipe(
        v.object({
          orgId: Ulid,
          id: Ulid,
          post: OrgPost,
          memberId: v.optional(Ulid),
          name: v.optional(Text(1, ORG_LIMITS.person, '姓名')),
          from: TypedDay,
          to: TypedDay,
        }),
        v.check(({ memberId, name }) => (memberId === undefined) !== (name === undefined), '请选一位，或写姓名'),
        v.check(({ post, memberId }) => post !== 'instructor' || memberId !== undefined, '指导员要选街道里登录过的人'),
        v.check(({ from, to }) => from <= to, '结束不能早于开始'),
      ),
    )
    .output(Holding),
  endPost: write('/orgs/{orgId}/posts/{termId}/end', {
    summary: 'Ends a post this moment; what it opened is closed with it',
    roles: staff,
    errors: ['NOT_FOUND', 'TERM_OVER'],
  })
    .input(v.object({ orgId: Ulid, termId: Ulid, id: Ulid, reason: Text(2, 100, '原因') }))
    .output(Holding),
  instructed: get('/orgs/instructed', {
    summary: 'Enterprises by name with their instructor, and whether they were visited this month',
    roles: staff,
  })
    .input(v.object(pageQuery))
    .output(Page(Instructed)),
  mine: get('/orgs/mine', {
    summary: 'The organisations whose instructor the caller is this moment',
    roles: ['member'],
  })
    .input(v.object({}))
    .output(v.object({ items: v.array(Instructed), duties: Page(Duty) })),
  myOrg: get('/orgs/mine/{orgId}', {
    summary: 'One of them with its last visits and how many registered workers name it as their employer',
    roles: ['member'],
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ orgId: Ulid }))
    .output(
      v.object({
        ...Instructed.entries,
        /** `own`: logged by the caller, who may take it back. */
        visits: v.array(v.object({ ...Visit.entries, own: v.boolean() })),
        /** Registered workers who work there, up to a hundred. */
        workers: Count,
      }),
    ),
  visit: write('/orgs/mine/{orgId}/visits', {
    summary: 'Logs a visit of an instructor',
    roles: ['member'],
    success: 201,
    idHours: 24 * 7,
    errors: ['NOT_FOUND', 'VISIT_DAY'],
  })
    .input(v.object({ orgId: Ulid, id: Ulid, day: TypedDay, note: v.optional(Text(1, VISIT_LIMITS.note, '情况')) }))
    .output(v.object({ ...Visit.entries, orgId: Ulid })),
  takeVisitBack: write('/orgs/mine/{orgId}/visits/{visitId}/take-back', {
    summary: 'Takes back a visit that one logged by mistake, by another entry; its month is to be visited again',
    roles: ['member'],
    errors: ['NOT_FOUND', 'VISIT_GONE'],
  })
    .input(v.object({ orgId: Ulid, visitId: Ulid, id: Ulid, reason: Text(2, 100, '原因') }))
    .output(v.object({ visitId: Ulid })),
  duties: get('/orgs/duties', {
    summary: 'What the caller has to do of visits and decisions, first due first',
    roles: ['member'],
  })
    .input(v.object(pageQuery))
    .output(Page(Duty)),
  orgDuties: get('/orgs/{orgId}/duties', {
    summary: 'What was decided for an organisation and is to be visited, newest first',
    roles: staff,
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ orgId: Ulid, ...pageQuery }))
    .output(Page(Duty)),
  settle: write('/orgs/duties/{dutyId}/settle', {
    summary: 'Says that a decision was carried out, or why it is left',
    roles: ['member'],
    errors: ['NOT_FOUND', 'DUTY_SETTLED'],
  })
    .input(
      v.pipe(
        v.object({ dutyId: Ulid, id: Ulid, outcome: codesOf(DUTY_OUTCOMES), reason: v.optional(Text(2, 100, '原因')) }),
        v.check(({ outcome, reason }) => outcome === 'done' || reason !== undefined, '不办了请写原因'),
      ),
    )
    .output(Duty),
  reopen: write('/orgs/duties/{dutyId}/reopen', {
    summary: 'Opens a decision again that was settled by mistake: its owner does, or the street office',
    roles: ['member'],
    errors: ['NOT_FOUND', 'DUTY_NOT_SETTLED'],
  })
    .input(v.object({ dutyId: Ulid, id: Ulid }))
    .output(Duty),
  meetings: get('/orgs/{orgId}/meetings', {
    summary: 'The meetings of an organisation, latest day first',
    roles: staff,
    shows: 'personal',
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ orgId: Ulid, ...pageQuery }))
    .output(Page(Meeting)),
  addMeeting: write('/orgs/{orgId}/meetings', {
    summary: 'Writes down a meeting with its agenda',
    roles: staff,
    success: 201,
    errors: ['NOT_FOUND', 'ORG_CLOSED'],
  })
    .input(
      v.object({
        orgId: Ulid,
        id: Ulid,
        title: Text(1, MEETING_LIMITS.title, '主题'),
        day: TypedDay,
        place: v.optional(Text(1, ORG_LIMITS.address, '地点')),
        agenda: v.pipe(v.array(Text(1, MEETING_LIMITS.line, '议程')), v.maxLength(MEETING_LIMITS.agenda)),
      }),
    )
    .output(Meeting),
  record: write('/orgs/meetings/{meetingId}/record', {
    summary: 'Records who came, the minutes and further decisions, each of which becomes somebody’s duty',
    roles: staff,
    errors: ['NOT_FOUND', 'MEETING_CHANGED', 'DECISIONS_FULL', 'OWNER_INVALID'],
  })
    .input(
      v.object({
        meetingId: Ulid,
        id: Ulid,
        version: Version,
        minutes: v.optional(Text(1, MEETING_LIMITS.minutes, '纪要')),
        present: v.pipe(v.array(Ulid), v.maxLength(MEETING_LIMITS.present)),
        guests: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MEETING_LIMITS.guests)),
        decisions: v.pipe(
          v.array(v.object({ title: Text(2, MEETING_LIMITS.line, '决定'), ownerId: Ulid, dueOn: TypedDay })),
          v.maxLength(MEETING_LIMITS.decisions, `一次最多 ${MEETING_LIMITS.decisions} 条`),
        ),
      }),
    )
    .output(Meeting),
  holdings: get('/orgs/holdings/{memberId}', {
    summary: 'All that somebody holds: posts of organisations with their visits, and open decisions',
    roles: ['admin'],
    shows: 'personal',
    errors: ['UNKNOWN_MEMBER'],
  })
    .input(v.object({ memberId: Ulid }))
    .output(
      v.object({
        name: v.string(),
        posts: v.array(v.object({ ...Holding.entries, org: v.string() })),
        duties: v.array(Duty),
        fingerprint: v.string(),
      }),
    ),
  handOver: write('/orgs/holdings/{memberId}/hand-over', {
    summary: 'Gives all that somebody holds to another, whole or not at all',
    roles: ['admin'],
    errors: ['UNKNOWN_MEMBER', 'HANDOVER_CHANGED', 'HANDOVER_EMPTY', 'HANDOVER_TOO_MUCH', 'POSTS_FULL'],
  })
    .input(
      v.pipe(
        v.object({
          memberId: Ulid,
          id: Ulid,
          successorId: Ulid,
          fingerprint: v.pipe(v.string(), v.maxLength(64)),
          reason: Text(2, 100, '原因'),
        }),
        v.check(({ memberId, successorId }) => memberId !== successorId, '请选另一位接手'),
      ),
    )
    .output(v.object({ posts: Count, duties: Count, successor: v.string() })),
  callHome: write('/orgs/{orgId}/home-call', {
    summary: 'A branch calls party members home; one call at a time, shown to those who said they are one',
    roles: ['member'],
    success: 201,
    errors: ['NOT_FOUND', 'CALL_OPEN', 'CALL_DAYS'],
  })
    .input(v.object({ orgId: Ulid, id: Ulid, text: Text(5, HOME_CALL_LIMITS.text, '内容'), until: TypedDay }))
    .output(HomeCall),
  endHomeCall: write('/orgs/{orgId}/home-call/end', {
    summary: 'A branch stops its call: from then on nobody sees it, and another one may be sent',
    roles: ['member'],
    errors: ['NOT_FOUND', 'CALL_OVER'],
  })
    .input(v.object({ orgId: Ulid, id: Ulid, callId: Ulid }))
    .output(v.object({ callId: Ulid })),
  homeCall: get('/orgs/home-call', {
    summary:
      'The call that is for the caller, and what they answered; nothing without their consent to say that they are a party member',
    roles: ['worker'],
  })
    .input(v.object({}))
    .output(v.object({ call: v.optional(HomeCall), answer: v.optional(codesOf(HOME_ANSWERS)) })),
  answerHome: write('/orgs/home-call/answer', {
    summary: 'Answers it; may be answered otherwise while it is shown',
    roles: ['worker'],
    errors: ['CALL_OVER'],
  })
    .input(v.object({ id: Ulid, callId: Ulid, answer: codesOf(HOME_ANSWERS) }))
    .output(v.object({ call: v.optional(HomeCall), answer: v.optional(codesOf(HOME_ANSWERS)) })),
  homeFigures: get('/orgs/{orgId}/home-call', {
    summary: 'What a branch may know of the answers to its call: figures, none below ten people',
    roles: ['member'],
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ orgId: Ulid }))
    .output(
      v.object({
        call: v.optional(HomeCall),
        answered: v.optional(Count),
        by: v.optional(v.object({ back: Count, notNow: Count, cannot: Count })),
      }),
    ),
}
