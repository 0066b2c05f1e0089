import { listOf } from '@functions/platform/lists/list'
import { fingerprinted } from '@functions/platform/sealed/tokens'
import { kind } from '@functions/platform/store/table'
import { Entity } from 'dynamodb-toolbox/entity'
import { item, list, map, number, string } from 'dynamodb-toolbox/schema'

/**
 * who      question                                      key
 * member   who calls us home at present                  STREET#<street> / HOMECALL
 * member   what did I answer                             HOMEANSWER#<keyed hash of the member> / HOMEANSWER
 * branch   how many answered what                        byQueue  HOMEANSWERS#<call> / <keyed hash>
 *
 * Only party members who said so are called and answer. Whose an answer is stands nowhere: its key follows from the member and
 * leads to nobody without the stage's key, and what was answered is sealed.
 */
export const HomeCall = new Entity({
  ...kind('homeCall'),
  schema: item({
    streetId: string().key(),
    id: string(),
    hash: fingerprinted(),
    orgId: string(),
    orgName: string(),
    /** The branch's communities; none: the whole street. */
    communities: list(string()),
    text: string(),
    /** The last day on which it is shown. */
    until: string(),
    /** It was stopped before, by which write. */
    endedAt: number().optional(),
    ending: map({ id: string(), hash: fingerprinted() }).optional(),
    by: string(),
    byLabel: string(),
    at: number(),
  }),
  computeKey: ({ streetId }) => ({ pk: `STREET#${streetId}`, sk: 'HOMECALL' }),
})

export const HomeAnswered = new Entity({
  ...kind('homeAnswer'),
  schema: item({
    key: string().key(),
    callId: string(),
    answerSealed: string(),
    version: number(),
    made: list(map({ id: string(), hash: fingerprinted() })),
    queuePk: string(),
    queueSk: string(),
    /** Epoch seconds. */
    expiresAt: number(),
  }),
  computeKey: ({ key }) => ({ pk: `HOMEANSWER#${key}`, sk: 'HOMEANSWER' }),
})

const answersPartition = (callId: string) => `HOMEANSWERS#${callId}`

/** Where an answer stands among those to its call. */
export const answerPlace = (callId: string, key: string) => ({ queuePk: answersPartition(callId), queueSk: key })

/** The answers to a call. */
export const answersTo = (callId: string) =>
  listOf(HomeAnswered, { index: 'byQueue', partition: answersPartition(callId) })
