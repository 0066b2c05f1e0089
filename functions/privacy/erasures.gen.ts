// Written by `npm run openapi` from the folders of functions/; do not edit.
import { erasures as activities } from '@functions/activities/erasures'
import { erasures as articles } from '@functions/articles/erasures'
import { erasures as desk } from '@functions/desk/erasures'
import { erasures as identity } from '@functions/identity/erasures'
import { erasures as insights } from '@functions/insights/erasures'
import { erasures as ledger } from '@functions/ledger/erasures'
import { erasures as meals } from '@functions/meals/erasures'
import { erasures as media } from '@functions/media/erasures'
import { erasures as messages } from '@functions/messages/erasures'
import { erasures as orgs } from '@functions/orgs/erasures'
import { erasures as pairs } from '@functions/pairs/erasures'
import type { Erasure } from '@functions/platform/held'
import { erasures as points } from '@functions/points/erasures'
import { erasures as reports } from '@functions/reports/erasures'
import { erasures as safety } from '@functions/safety/erasures'
import { erasures as study } from '@functions/study/erasures'
import { erasures as suggestions } from '@functions/suggestions/erasures'
import { erasures as survey } from '@functions/survey/erasures'
import { erasures as terms } from '@functions/terms/erasures'
import { erasures as vigilance } from '@functions/vigilance/erasures'
import { erasures as worklog } from '@functions/worklog/erasures'
import { erasures as privacy } from './erasures'

/** Everything that slices export from their erasures.ts. */
export const ALL_ERASURES: readonly Erasure[] = [
  ...activities,
  ...articles,
  ...desk,
  ...identity,
  ...insights,
  ...ledger,
  ...meals,
  ...media,
  ...messages,
  ...orgs,
  ...pairs,
  ...points,
  ...privacy,
  ...reports,
  ...safety,
  ...study,
  ...suggestions,
  ...survey,
  ...terms,
  ...vigilance,
  ...worklog,
]
