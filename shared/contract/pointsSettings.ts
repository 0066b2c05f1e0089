import { MAX_AWARD, MAX_POINT_FEN } from '@shared/rules/people/corrections'
import * as v from 'valibot'
import { get, write } from './route'
import { Moment, Page, pageQuery, Ulid } from './types'

/** The version of the settings that was seen when they were changed; 0 when they never were. */
const Version = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000))

const Whole = (name: string, max: number) => {
  const sentence = `${name}要在 0 到 ${max} 之间`
  return v.pipe(v.number(), v.integer(`${name}要填整数`), v.minValue(0, sentence), v.maxValue(max, sentence))
}

const values = {
  /** What one point is worth to a shop; integer fen. */
  pointFen: Whole('每分折合', MAX_POINT_FEN),
  /** Awards and reversals of more points need two administrators. */
  secondPersonAbove: Whole('审批分数', MAX_AWARD),
}

/** What the street office sets for points and shops. */
export const pointsSettings = {
  settings: get('/points/settings', {
    summary: 'What a point is worth to a shop, above what two administrators decide, and who changed it',
    roles: ['admin'],
  })
    .input(v.object({ ...pageQuery }))
    .output(
      v.object({
        ...values,
        version: Version,
        /** A higher limit holds from this moment on; until then the one before does. */
        limitFrom: v.optional(Moment),
        limitBefore: v.optional(v.number()),
        ...Page(v.object({ id: Ulid, at: Moment, byLabel: v.string(), ...values })).entries,
      }),
    ),
  saveSettings: write('/points/settings', {
    summary: 'Sets them; a higher limit holds from tomorrow, everything else at once',
    roles: ['admin'],
    errors: ['SETTING_CHANGED'],
  })
    .input(v.object({ id: Ulid, version: Version, ...values }))
    .output(v.object({ version: Version })),
}
