import { POSTER_ID, POSTER_KINDS, POSTER_LIMITS } from '@shared/rules/posters/poster'
import * as v from 'valibot'
import { get, post, write } from './route'
import { codesOf, Moment, Page, pageQuery, Text, Ulid } from './types'

const editors = ['admin'] as const
const Count = v.pipe(v.number(), v.integer(), v.minValue(0))
const Id = v.pipe(v.string(), v.regex(POSTER_ID, '海报编号格式不对'))
/** What a poster opens: a station’s or shop’s short name, or an article’s id. */
const Ref = v.pipe(v.string(), v.regex(/^(?:[a-z0-9][a-z0-9-]{0,31}|[0-7][0-9A-HJKMNP-TV-Z]{25})$/, '编号格式不对'))
const target = { kind: codesOf(POSTER_KINDS), ref: Ref }

/** A poster in the list of the desk. */
const Row = v.object({
  posterId: Id,
  ...target,
  /** What it opens, as it was called when the poster was made. */
  title: v.string(),
  /** Where it hangs. */
  place: v.string(),
  madeAt: Moment,
  scans: v.object({ thisMonth: Count, lastMonth: Count, total: Count }),
})

const Code = v.object({
  posterId: Id,
  ...target,
  title: v.string(),
  place: v.string(),
  scene: v.string(),
  contentType: v.string(),
  imageBase64: v.string(),
})
const codeLimit = { per: 'member', max: 200, windowSeconds: 3600 } as const

/** Codes that hang on walls: one way of scanning for stations, shops, articles and lessons. */
export const posters = {
  scan: write('/posters/scans', {
    summary: 'What a poster’s code opens; the scan counts for the poster and names nobody',
    roles: ['public'],
    limit: { per: 'address', max: 120, windowSeconds: 60 },
    errors: ['POSTER_GONE'],
  })
    .input(v.object({ id: Ulid, scene: v.pipe(v.string(), v.maxLength(64)) }))
    .output(
      v.object({
        ...target,
        place: v.string(),
        /** Of a station: what a check-in proves that one stands at its wall with. */
        scene: v.optional(v.string()),
      }),
    ),
  list: get('/posters', {
    summary: 'The street’s posters by what they open, with how often each was scanned',
    roles: editors,
  })
    .input(v.object(pageQuery))
    .output(Page(Row)),
  make: write('/posters', {
    summary: 'Makes a poster for each of several places, all of which open the same',
    roles: editors,
    success: 201,
    errors: ['NOT_FOUND'],
  })
    .input(
      v.object({
        id: Ulid,
        ...target,
        places: v.pipe(
          v.array(Text(1, POSTER_LIMITS.place, '张贴地点')),
          v.minLength(1, '请至少填一个张贴地点'),
          v.maxLength(POSTER_LIMITS.places, `一次最多 ${POSTER_LIMITS.places} 个地点`),
        ),
      }),
    )
    .output(v.object({ posterIds: v.array(Id) })),
  end: write('/posters/{posterId}/end', {
    summary: 'A poster was taken off its wall: its code opens nothing any more',
    roles: editors,
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ posterId: Id, id: Ulid }))
    .output(v.object({ posterId: Id })),
  code: get('/posters/{posterId}/code', {
    summary: 'A poster’s mini-program code, to be printed',
    roles: editors,
    limit: codeLimit,
    errors: ['NOT_FOUND', 'WECHAT_UNAVAILABLE'],
  })
    .input(v.object({ posterId: Id }))
    .output(Code),
  own: post('/posters/own', {
    summary: 'The code of the thing itself, wherever it hangs: always the same one',
    roles: ['gridWorker', 'admin'],
    limit: codeLimit,
    errors: ['NOT_FOUND', 'WECHAT_UNAVAILABLE'],
  })
    .input(v.object(target))
    .output(Code),
}
