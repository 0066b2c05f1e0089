import { now } from '@functions/platform/clock'
import { inTurn } from '@functions/platform/fanOut'
import { log } from '@functions/platform/log'
import { isProblem } from '@functions/platform/problem'
import { table } from '@functions/platform/table'
import { servedStreets } from '@functions/stations/registry'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { DUE_LISTS, type DueList, duePartition, dueText, WORTH_SENDING_MS } from './due'
import { Message } from './entities'
import type { MessageItem } from './inbox'
import { giveUp, isAway, postpone, push } from './push'

/** Messages taken from a list in one turn: then it is another street's. */
const PAGE = 8

export interface Retried {
  tried: number
  failed: number
}

/**
 * Sends what WeChat was too busy for, or what was left by who was cut off: the urgent ones of every street before any
 * other, and the streets in turn, another one first each minute. A message that cannot be sent goes to the end of its list,
 * so it holds up no other. When WeChat is away the run ends: everybody waits for it.
 * @param hasTime asked before every page; false ends the run.
 */
export async function retryPushes(hasTime: () => boolean): Promise<Retried> {
  const sum: Retried = { tried: 0, failed: 0 }
  const streets = inTurn(await servedStreets(), Math.floor(now() / 60_000))
  for (const list of DUE_LISTS) {
    let turns = streets.map((streetId): Turn => ({ streetId }))
    while (turns.length > 0) {
      const next: Turn[] = []
      for (const turn of turns) {
        if (!hasTime() || isAway()) return sum
        const { messages, from } = await dueIn(turn, list)
        for (const outcome of await Promise.all(messages.map(again))) {
          sum.tried++
          if (outcome === 'failed') sum.failed++
        }
        if (from) next.push({ ...turn, from })
      }
      turns = next
    }
  }
  return sum
}

/** How far a run has come in a street's list: each message has one turn a run. */
interface Turn {
  streetId: string
  from?: Record<string, unknown>
}

/** What is due in a list of a street, longest first. One query; half a read unit where nothing is. */
async function dueIn({ streetId, from }: Turn, list: DueList) {
  const { Items: messages = [], LastEvaluatedKey } = await table
    .build(QueryCommand)
    .query({ index: 'byQueue', partition: duePartition(streetId, list), range: { lt: dueText(now()) } })
    .entities(Message)
    .options({ limit: PAGE, ...(from ? { exclusiveStartKey: from } : {}) })
    .send()
  return { messages, from: LastEvaluatedKey }
}

async function again(message: MessageItem): Promise<'done' | 'failed'> {
  const { memberId, id, at, push: state } = message
  try {
    if (state === 'due' && at < now() - WORTH_SENDING_MS) await giveUp(message)
    else await push(message)
    return 'done'
  } catch (error) {
    // It has already gone to the end of its list.
    if (isProblem(error, 'WECHAT_UNAVAILABLE')) return 'done'
    const cause = error instanceof Error ? error : new Error(String(error))
    log.error('a message could not be sent', { memberId, messageId: id, cause })
    await postpone(message)
    return 'failed'
  }
}
