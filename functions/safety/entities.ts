import { listOf } from '@functions/platform/lists/list'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { kind } from '@functions/platform/store/table'
import {
  OUTCOMES,
  type Outcome,
  PUBLIC_STATES,
  type PublicState,
  VERDICTS,
  type Verdict,
} from '@shared/rules/reports/publicity'
import { Entity } from 'dynamodb-toolbox/entity'
import { boolean, item, list, map, number, record, string } from 'dynamodb-toolbox/schema'

/**
 * who            question                                        key
 * everyone       may the public see this report                  REPORT#<id> / PUBLICITY
 * staff          what has to be looked at in a community         byQueue  REVIEW#<street>#<community> / <since>#<id>
 * WeChat's push  which photo is this verdict about               TRACE#<trace> / TRACE   (TTL)
 * screening      how many reports of this member were shown      MEMBER#<id> / STANDING
 * screening      how does this street treat new members          STREET#<id> / SAFETY   (kept ≤ 60 s)
 */
const states = Object.keys(PUBLIC_STATES) as PublicState[]
const verdicts = Object.keys(VERDICTS) as Verdict[]
const outcomes = Object.keys(OUTCOMES) as Outcome[]

/** What is known of a report's content and what follows from it. Never deleted; every change raises its version. */
export const Publicity = new Entity({
  ...kind('publicity'),
  schema: item({
    reportId: string().key(),
    streetId: string(),
    communityId: string(),
    reporterId: string(),
    state: string().enum(...states),
    version: number(),
    /** When screening began. */
    since: number(),
    changedAt: number(),
    text: string()
      .enum(...verdicts)
      .optional(),
    /** WeChat's label of what it found in the text. */
    textLabel: number().optional(),
    /** By photo id, in no order. */
    photos: record(
      string(),
      map({
        verdict: string()
          .enum(...verdicts)
          .optional(),
        label: number().optional(),
        /** Its picture was seen to be there. */
        there: boolean().optional(),
        /** It came when the report had been judged or decided on without it. */
        late: boolean().optional(),
        /** The order at WeChat whose verdict is waited for. */
        traceId: string().optional(),
        askedAt: number().optional(),
      }),
    ),
    newcomer: boolean(),
    repeats: boolean().optional(),
    sampled: boolean(),
    /** By staff, oldest first; the last one stands. */
    decisions: list(
      map({
        id: string(),
        hash: fingerprinted(),
        outcome: string().enum(...outcomes),
        reason: string(),
        by: string(),
        byLabel: string(),
        at: number(),
        /** The photos that were there: the decision is about no others. Absent in decisions older than this. */
        photoIds: list(string()).optional(),
      }),
    ),
    appeal: map({ id: string(), hash: fingerprinted(), text: string(), at: number(), decided: boolean() }).optional(),
    queuePk: string().optional(),
    queueSk: string().optional(),
  }),
  computeKey: ({ reportId }) => ({ pk: `REPORT#${reportId}`, sk: 'PUBLICITY' }),
})

/** An order for a photo at WeChat. Its two halves, what it is about and what was found, come in any order. */
export const Trace = new Entity({
  ...kind('mediaTrace'),
  schema: item({
    traceId: string().key(),
    reportId: string().optional(),
    photoId: string().optional(),
    articleId: string().optional(),
    /** An article's picture, by its name. */
    picture: string().optional(),
    verdict: string()
      .enum(...verdicts)
      .optional(),
    label: number().optional(),
    /** Epoch seconds. */
    expiresAt: number(),
  }),
  computeKey: ({ traceId }) => ({ pk: `TRACE#${traceId}`, sk: 'TRACE' }),
})

/** How far a member has become known: reports that staff have shown to the public. */
export const Standing = new Entity({
  ...kind('standing'),
  schema: item({ memberId: string().key(), shown: number() }),
  computeKey: ({ memberId }) => ({ pk: `MEMBER#${memberId}`, sk: 'STANDING' }),
})

/** A street's own rule; without one DEFAULT_SAFETY_RULE holds. */
export const Safety = new Entity({
  ...kind('safetyRule'),
  schema: item({
    streetId: string().key(),
    firstReports: number(),
    firstDays: number(),
    samplePercent: number(),
    /** Absent in a rule that a street was set up with. */
    version: number().optional(),
  }),
  computeKey: ({ streetId }) => ({ pk: `STREET#${streetId}`, sk: 'SAFETY' }),
})

export const reviewPartition = (streetId: string, communityId: string) => `REVIEW#${streetId}#${communityId}`

/** Reports of a community that staff have to look at, longest waiting first. */
export const reviewsIn = (streetId: string, communityId: string) =>
  listOf(Publicity, { index: 'byQueue', partition: reviewPartition(streetId, communityId) })
