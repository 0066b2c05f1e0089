// Written by `npm run openapi` from the folders of functions/; do not edit.
import { effects as activities } from '@functions/activities/effects'
import { effects as alerts } from '@functions/alerts/effects'
import { effects as articles } from '@functions/articles/effects'
import { effects as bulk } from '@functions/bulk/effects'
import { effects as exports } from '@functions/exports/effects'
import { effects as following } from '@functions/following/effects'
import { effects as identity } from '@functions/identity/effects'
import { effects as meals } from '@functions/meals/effects'
import { effects as media } from '@functions/media/effects'
import { effects as messages } from '@functions/messages/effects'
import { effects as orgs } from '@functions/orgs/effects'
import { effects as pairs } from '@functions/pairs/effects'
import type { Effect } from '@functions/platform/events/effect'
import { effects as publicReports } from '@functions/publicReports/effects'
import { effects as reports } from '@functions/reports/effects'
import { effects as safety } from '@functions/safety/effects'
import { effects as suggestions } from '@functions/suggestions/effects'
import { effects as survey } from '@functions/survey/effects'
import { effects as terms } from '@functions/terms/effects'
import { effects as vigilance } from '@functions/vigilance/effects'
import { effects as worklog } from '@functions/worklog/effects'

/** Everything that slices export from their effects.ts. */
export const ALL_EFFECTS: readonly Effect[] = [
  ...activities,
  ...alerts,
  ...articles,
  ...bulk,
  ...exports,
  ...following,
  ...identity,
  ...meals,
  ...media,
  ...messages,
  ...orgs,
  ...pairs,
  ...publicReports,
  ...reports,
  ...safety,
  ...suggestions,
  ...survey,
  ...terms,
  ...vigilance,
  ...worklog,
]
