import { ORG_KINDS, ORG_LIMITS } from '@shared/rules/people/orgs'
import * as v from 'valibot'
import { get, write } from './route'
import { codesOf, DayText, Page, pageQuery, Slug, Text, Ulid } from './types'

const staff = ['gridWorker', 'admin'] as const

const Version = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000_000))
const Kind = codesOf(ORG_KINDS)
const Communities = v.pipe(
  v.array(Slug),
  v.maxLength(ORG_LIMITS.communities, `最多 ${ORG_LIMITS.communities} 个社区`),
  v.check((all) => new Set(all).size === all.length, '社区选重复了'),
)

const words = {
  name: Text(1, ORG_LIMITS.name, '名称'),
  /** Where it is. */
  address: v.optional(Text(1, ORG_LIMITS.address, '地址')),
  /** What it belongs to. */
  parentId: v.optional(Ulid),
  /** The communities it is in, or that make it up. */
  communities: Communities,
  /** Which of them leads. */
  lead: v.optional(Slug),
  /** A branch of people who work for different employers. */
  functional: v.optional(v.boolean()),
}
const LEAD = '牵头社区要在所选社区里'
/** The lead is one of them. */
const leads = ({ communities, lead }: { communities: string[]; lead?: string | undefined }) =>
  lead === undefined || communities.includes(lead)

const Org = v.object({
  orgId: Ulid,
  kind: Kind,
  name: v.string(),
  address: v.optional(v.string()),
  parentId: v.optional(Ulid),
  communities: v.array(v.string()),
  lead: v.optional(v.string()),
  functional: v.optional(v.boolean()),
  active: v.boolean(),
  version: Version,
  /** What it was called and where it was before, until that day; latest last. */
  past: v.array(
    v.object({
      until: DayText,
      name: v.string(),
      address: v.optional(v.string()),
      communities: v.array(v.string()),
    }),
  ),
})

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
    summary: 'Closes an organisation, or opens it again; it stays readable',
    roles: staff,
    errors: ['NOT_FOUND', 'ORG_CHANGED', 'ORGS_FULL'],
  })
    .input(v.object({ orgId: Ulid, id: Ulid, version: Version, closed: v.boolean() }))
    .output(Org),
}
