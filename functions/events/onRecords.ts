import { effects as alerts } from '@functions/alerts/effects'
import { effects as ordered } from '@functions/exports/effects'
import { effects as following } from '@functions/following/effects'
import { effects as identity } from '@functions/identity/effects'
import { effects as meals } from '@functions/meals/effects'
import { effects as media } from '@functions/media/effects'
import { effects as messages } from '@functions/messages/effects'
import type { Effect } from '@functions/platform/effect'
import { effects as publicReports } from '@functions/publicReports/effects'
import { effects as reports, traces } from '@functions/reports/effects'
import { effects as safety } from '@functions/safety/effects'
import { effects as vigilance } from '@functions/vigilance/effects'
import type { DynamoDBBatchResponse, DynamoDBStreamEvent, SQSEvent } from 'aws-lambda'
import { carryOut } from './carryOut'
import { carryOutAgain } from './setAside'

/** Everything that follows from a record: each by itself. Only what looks for a report's photos needs them to be noted before. */
export const EFFECTS: readonly Effect[] = [
  ...traces,
  ...safety,
  ...publicReports,
  ...following,
  ...reports,
  ...alerts,
  ...media,
  ...vigilance,
  ...meals,
  ...identity,
  ...ordered,
  ...messages,
]

/** Kinds of items that anything follows from: the stream delivers no others (serverless.yml). */
export const KINDS: readonly string[] = [...new Set(EFFECTS.flatMap(({ kinds }) => kinds))].sort()

/** Carries out what follows from the table's records, and once more what failed for one of them and was set aside. */
export function handler(event: DynamoDBStreamEvent | SQSEvent): Promise<DynamoDBBatchResponse> {
  return isQueue(event) ? carryOutAgain(EFFECTS, event) : carryOut(EFFECTS, event.Records)
}

const isQueue = (event: DynamoDBStreamEvent | SQSEvent): event is SQSEvent =>
  event.Records[0]?.eventSource === 'aws:sqs'
