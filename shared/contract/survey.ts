import { readPhone } from '@shared/rules/survey/phoneCell'
import { type GROUPS, MARKS, ROUND_STATES, SURVEY_LIMITS } from '@shared/rules/survey/survey'
import { OCCUPATIONS } from '@shared/rules/text/words'
import * as v from 'valibot'
import { get, write } from './route'
import { importRoutes } from './surveyImports'
import { codesOf, DayText, Moment, Page, pageQuery, QueryNumber, Slug, Text, TypedDay, Ulid } from './types'

const staff = ['gridWorker', 'admin'] as const
/** Staff, and instructors, which is a post and no role. */
const seeing = ['member'] as const

const Whole = v.pipe(v.number(), v.integer(), v.minValue(0))
const Round = v.pipe(QueryNumber(1, SURVEY_LIMITS.rounds), v.integer())
/** Who of a round somebody is; it says nothing of their number to whom has no keys. */
const Ref = v.pipe(v.string(), v.regex(/^[\w.-]{20,40}$/, '编号格式不对'))
const Name = Text(1, SURVEY_LIMITS.name, '姓名')
const Phone = v.pipe(
  v.string(),
  v.maxLength(40),
  v.check((typed) => 'value' in readPhone(typed), '请填 11 位手机号，外地区的在前面加 + 和地区码'),
)
const Purpose = Text(2, SURVEY_LIMITS.purpose, '用途')

const Owner = v.object({ memberId: Ulid, label: v.string() })
const Figures = v.object({
  people: Whole,
  couriers: Whole,
  drivers: Whole,
  others: Whole,
  same: Whole,
  changed: Whole,
  gone: Whole,
  fresh: Whole,
} satisfies Record<keyof typeof GROUPS | 'people' | 'same' | 'changed' | 'gone' | 'fresh', unknown>)

const RoundView = v.object({
  round: v.number(),
  name: v.string(),
  from: DayText,
  to: DayText,
  owners: v.array(Owner),
  state: codesOf(ROUND_STATES),
  version: Whole,
  /** Frozen when it was closed. */
  closedOn: v.optional(DayText),
  outlets: v.optional(Whole),
  figures: v.optional(Figures),
})

const words = {
  name: Text(2, SURVEY_LIMITS.roundName, '名称'),
  from: TypedDay,
  to: TypedDay,
  ownerIds: v.pipe(
    v.array(Ulid),
    v.minLength(1, '请选负责人'),
    v.maxLength(SURVEY_LIMITS.owners, `负责人最多 ${SURVEY_LIMITS.owners} 位`),
    v.check((ids) => new Set(ids).size === ids.length, '负责人选重复了'),
  ),
}
const NOT_IN_ORDER = '结束不能早于开始'

const Outlet = v.object({
  orgId: Ulid,
  name: v.string(),
  kind: v.picklist(['outlet', 'enterprise']),
  communities: v.array(v.string()),
  /** What the round before found, and what this one found when it is closed. */
  last: v.optional(Figures),
  figures: v.optional(Figures),
  /** People of this round who are marked so far. */
  marked: Whole,
})

const Person = v.object({
  ref: Ref,
  orgId: Ulid,
  nameMasked: v.string(),
  phoneMasked: v.optional(v.string()),
  occupation: v.optional(codesOf(OCCUPATIONS)),
  /** Absent: was there in the last round, and nobody has said anything in this one. */
  mark: v.optional(codesOf(MARKS)),
  markedAt: v.optional(Moment),
  byLabel: v.optional(v.string()),
  /** Somebody with this number is registered. */
  registered: v.boolean(),
})

const Contact = v.object({ name: v.string(), phone: v.optional(v.string()) })

const Look = v.object({ id: Ulid, at: Moment, byLabel: v.string(), what: v.string(), purpose: v.string() })

/** M – 摸底: who works at which outlet, found out round by round, and who of them is registered. */
export const survey = {
  rounds: get('/survey/rounds', {
    summary: 'The rounds of the survey, latest first',
    roles: seeing,
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ ...pageQuery }))
    .output(Page(RoundView)),
  now: get('/survey/now', {
    summary: 'The latest round with the first outlets or enterprises of the caller, for a phone',
    roles: seeing,
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ kind: v.picklist(['outlet', 'enterprise']) }))
    .output(v.object({ round: v.optional(RoundView), outlets: Page(Outlet) })),
  startRound: write('/survey/rounds', {
    summary: 'Begins the next round, when the one before is closed',
    roles: ['admin'],
    success: 201,
    errors: ['SURVEY_UNDER_WAY', 'SURVEY_OWNER', 'SURVEY_FULL'],
  })
    .input(
      v.pipe(
        v.object({ id: Ulid, ...words }),
        v.check(({ from, to }) => from <= to, NOT_IN_ORDER),
      ),
    )
    .output(RoundView),
  changeRound: write('/survey/rounds/{round}/change', {
    summary: 'Changes name, days and owners of a round that is not closed',
    roles: ['admin'],
    errors: ['NOT_FOUND', 'SURVEY_CHANGED', 'SURVEY_CLOSED', 'SURVEY_OWNER'],
  })
    .input(
      v.pipe(
        v.object({ round: Round, id: Ulid, version: Whole, ...words }),
        v.check(({ from, to }) => from <= to, NOT_IN_ORDER),
      ),
    )
    .output(RoundView),
  closeRound: write('/survey/rounds/{round}/close', {
    summary: 'Closes a round for good: its figures are frozen, and who was in none of the last two rounds is erased',
    roles: ['admin'],
    success: 202,
    errors: ['NOT_FOUND', 'SURVEY_CHANGED', 'SURVEY_IMPORTING'],
  })
    .input(v.object({ round: Round, id: Ulid, version: Whole }))
    .output(RoundView),
  outlets: get('/survey/rounds/{round}/outlets', {
    summary: 'Outlets or enterprises that the caller works for, by name, with what was found there',
    roles: seeing,
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ round: Round, kind: v.picklist(['outlet', 'enterprise']), ...pageQuery }))
    .output(Page(Outlet)),
  people: get('/survey/rounds/{round}/people', {
    summary: 'People of an outlet, masked: those of the last round to be marked, then those who are new',
    roles: seeing,
    shows: 'personal',
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ round: Round, orgId: Ulid, ...pageQuery }))
    .output(
      v.object({
        ...Page(Person).entries,
        /** May the caller say something of them now? */
        open: v.boolean(),
      }),
    ),
  mark: write('/survey/rounds/{round}/mark', {
    summary: 'Says of somebody at an outlet whether they are still there; of two who say so the later tap stands',
    roles: staff,
    idHours: 24 * 7,
    errors: ['NOT_FOUND', 'SURVEY_CLOSED', 'SURVEY_PLACES'],
  })
    .input(
      v.pipe(
        v.object({
          round: Round,
          id: Ulid,
          orgId: Ulid,
          mark: codesOf(MARKS),
          /** When it was tapped, by the phone's own clock. */
          at: Moment,
          /** Who it is; absent of somebody new. */
          ref: v.optional(Ref),
          name: v.optional(Name),
          phone: v.optional(Phone),
          occupation: v.optional(codesOf(OCCUPATIONS)),
        }),
        v.check(({ mark, ref }) => (mark === 'new') === (ref === undefined), '请从名单里选人，或登记新来的人'),
        v.check(({ mark, name }) => mark !== 'new' || name !== undefined, '请填写姓名'),
      ),
    )
    .output(Person),
  invite: get('/survey/rounds/{round}/invite', {
    summary:
      'Surveyed but not registered, masked; who registers is gone from it. A page may be short and have a cursor',
    roles: staff,
    shows: 'personal',
    errors: ['NOT_FOUND', 'UNKNOWN_COMMUNITY'],
  })
    .input(v.object({ round: Round, communityId: v.optional(Slug), ...pageQuery }))
    .output(Page(v.object({ ...Person.entries, orgName: v.string() }))),
  lacking: get('/survey/lacking/{orgId}', {
    summary:
      'Who of one’s own organisation the latest round found and is not registered, masked; for its instructor, too',
    roles: seeing,
    shows: 'personal',
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ orgId: Ulid, ...pageQuery }))
    .output(
      v.object({
        /** Absent: nobody was ever surveyed. */
        round: v.optional(RoundView),
        ...Page(Person).entries,
      }),
    ),
  unsurveyed: get('/survey/rounds/{round}/unsurveyed', {
    summary:
      'Registered but not surveyed, masked; who is surveyed is gone from it. A page may be short and have a cursor',
    roles: staff,
    shows: 'personal',
    errors: ['NOT_FOUND', 'UNKNOWN_COMMUNITY'],
  })
    .input(v.object({ round: Round, communityId: v.optional(Slug), ...pageQuery }))
    .output(
      Page(
        v.object({
          memberId: Ulid,
          nameMasked: v.string(),
          phoneMasked: v.string(),
          occupation: codesOf(OCCUPATIONS),
          employer: v.string(),
          communityId: Slug,
        }),
      ),
    ),
  reveal: write('/survey/rounds/{round}/reveal', {
    summary: 'Name and number of somebody surveyed, to invite them; the look is kept',
    roles: staff,
    limit: { per: 'member', max: 60, windowSeconds: 3600 },
    shows: 'personal',
    errors: ['NOT_FOUND', 'PHONE_GONE'],
  })
    .input(v.object({ round: Round, id: Ulid, ref: Ref, orgId: Ulid, purpose: Purpose }))
    .output(Contact),
  looks: get('/survey/looks', {
    summary: 'Who of staff looked at people of the survey, newest first',
    roles: ['admin'],
  })
    .input(v.object({ ...pageQuery }))
    .output(Page(Look)),
  ...importRoutes,
}
