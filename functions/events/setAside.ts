import { env } from '@functions/platform/env'
import type { Effect } from '@functions/platform/events/effect'
import { changeOf } from '@functions/platform/events/records'
import { asError, log } from '@functions/platform/log'
import { post } from '@functions/platform/outside/queue'
import type { DynamoDBRecord, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import * as v from 'valibot'
import { failing } from './failing'

/** A record with those of its effects that failed; with none where it could not be read. */
const Aside = v.object({
  effects: v.array(v.string()),
  tries: v.optional(v.number(), 0),
  record: v.custom<DynamoDBRecord>((value) => v.is(v.looseObject({ dynamodb: v.object({}) }), value)),
})

/** A fault that passes is over within minutes: so often a record comes again soon, and then as its queue has it. */
const SOON = 6
const FIRST_WAIT = 5

/** Puts a record by whose effects failed, for these alone to be tried again. Is it in the queue? */
export async function setAside(record: DynamoDBRecord, effects: readonly string[]): Promise<boolean> {
  try {
    await post(env.effectsQueue, { effects, record })
    return true
  } catch (error) {
    log.error('a record could not be set aside', { error: asError(error), eventId: record.eventID })
    return false
  }
}

/** Tries again what was set aside: each by itself, ever more rarely, until it lies among the dead letters. */
export async function carryOutAgain(effects: readonly Effect[], { Records }: SQSEvent): Promise<SQSBatchResponse> {
  const outcomes = await Promise.allSettled(Records.map((message) => again(effects, message)))
  const failed = Records.filter((_, index) => outcomes[index]?.status === 'rejected')
  return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) }
}

async function again(effects: readonly Effect[], { messageId, body }: SQSRecord): Promise<void> {
  const { effects: names, record, tries } = v.parse(Aside, JSON.parse(body))
  const change = changeOf(record)
  const wanted = effects.filter(({ name }) => names.includes(name))
  const left = await failing(wanted, change)
  if (left.length === 0) return
  if (tries >= SOON) throw new Error(`message ${messageId} failed again`)
  await post(env.effectsQueue, { effects: left, record, tries: tries + 1 }, FIRST_WAIT * 2 ** tries)
}
