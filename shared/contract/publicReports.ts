import { CELL_PATTERN, GRID_LEVELS } from '@shared/rules/place/grid'
import { PUBLIC_TABS } from '@shared/rules/reports/publicReport'
import { REPORT_MOVES, REPORT_STATUSES } from '@shared/rules/reports/reportStatus'
import * as v from 'valibot'
import { get } from './route'
import { codesOf, Location, Moment, Page, pageQuery, QueryNumber, Slug, Ulid } from './types'

/** Looking is free for everybody, scraping is not: so many calls of one address a minute. */
const perAddress = { per: 'address', max: 120, windowSeconds: 60 } as const

/** A public report in a list: nothing in it says who reported or who works on it. */
const PublicCard = v.object({
  reportId: Ulid,
  categoryId: Slug,
  categoryName: v.string(),
  /** Its words, shortened, without what names a person. */
  summary: v.string(),
  address: v.string(),
  status: codesOf(REPORT_STATUSES),
  submittedAt: Moment,
  /** When its last public step was made. */
  movedAt: Moment,
  fixedAt: v.optional(Moment),
  /** gcj02. */
  location: Location,
  /** The first photo as a square of 184 px, for a row of a list; empty when there is none. */
  thumbUrl: v.string(),
  /** Squares of 251 px of the first photo before and, when fixed, after; empty when there is none. */
  beforeUrl: v.string(),
  afterUrl: v.string(),
})

const PublicPhoto = v.object({ thumbUrl: v.string(), url: v.string() })

const PublicDetail = v.object({
  ...PublicCard.entries,
  communityName: v.string(),
  description: v.string(),
  dueAt: Moment,
  photos: v.array(PublicPhoto),
  afterPhotos: v.array(PublicPhoto),
  /** Oldest first; `note` is staff's answer to everybody. */
  steps: v.array(
    v.object({
      move: v.union([codesOf(REPORT_MOVES), v.literal('submit')]),
      to: codesOf(REPORT_STATUSES),
      at: Moment,
      note: v.optional(v.string()),
    }),
  ),
})

/** Reports in one cell of the map's grid, drawn as one mark. */
const Cluster = v.object({
  cell: v.pipe(v.string(), v.regex(CELL_PATTERN)),
  count: v.number(),
  open: v.number(),
  /** The middle of its reports, gcj02. */
  location: Location,
})

const degrees = (most: number) => QueryNumber(-most, most)

/** What everybody may see of a street's reports, without signing in. */
export const publicReports = {
  list: get('/public/{streetId}/reports', {
    summary: 'Public reports of a street, newest first; those that were fixed, newest fix first',
    roles: ['public'],
    limit: perAddress,
    errors: ['NOT_FOUND'],
  })
    .input(
      v.object({
        streetId: Slug,
        tab: v.optional(codesOf(PUBLIC_TABS), 'all'),
        /** Not with `fixed`. */
        categoryId: v.optional(Slug),
        ...pageQuery,
      }),
    )
    .output(
      v.object({
        ...Page(PublicCard).entries,
        /** How many there are in all, and the categories to choose from. On the first page only. */
        counts: v.optional(v.object({ open: v.number(), closed: v.number(), fixed: v.number() })),
        categories: v.optional(v.array(v.object({ id: Slug, name: v.string(), icon: v.string() }))),
      }),
    ),
  cell: get('/public/{streetId}/cells/{cell}', {
    summary: 'Public reports in one cell of the finest level of the map, newest first',
    roles: ['public'],
    limit: perAddress,
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ streetId: Slug, cell: v.pipe(v.string(), v.regex(CELL_PATTERN, '地图格不对')), ...pageQuery }))
    .output(Page(PublicCard)),
  map: get('/public/{streetId}/map', {
    summary: 'Clusters of public reports in the part of the map that is looked at',
    roles: ['public'],
    limit: perAddress,
    errors: ['NOT_FOUND'],
  })
    .input(
      v.object({
        streetId: Slug,
        /** 0 is the coarsest grid. */
        level: v.pipe(QueryNumber(0, GRID_LEVELS.length - 1), v.integer()),
        south: degrees(90),
        north: degrees(90),
        west: degrees(180),
        east: degrees(180),
      }),
    )
    .output(v.object({ clusters: v.pipe(v.array(Cluster), v.maxLength(400)), center: Location })),
  get: get('/public/{streetId}/reports/{reportId}', {
    summary: 'One public report with its public steps',
    roles: ['public'],
    limit: perAddress,
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ streetId: Slug, reportId: Ulid }))
    .output(PublicDetail),
}
