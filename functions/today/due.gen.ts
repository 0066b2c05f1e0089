// Written by `npm run openapi` from the folders of functions/; do not edit.
import { due as activities } from '@functions/activities/due'
import { due as identity } from '@functions/identity/due'
import { due as orgs } from '@functions/orgs/due'
import { due as pairs } from '@functions/pairs/due'
import type { DueSource } from '@functions/platform/due'
import { due as points } from '@functions/points/due'
import { due as reports } from '@functions/reports/due'
import { due as safety } from '@functions/safety/due'
import { due as servicelists } from '@functions/servicelists/due'
import { due as survey } from '@functions/survey/due'
import { due as terms } from '@functions/terms/due'
import { due as vigilance } from '@functions/vigilance/due'
import { due as worklog } from '@functions/worklog/due'

/** Everything that slices export from their due.ts. */
export const ALL_DUE: readonly DueSource[] = [
  ...activities,
  ...identity,
  ...orgs,
  ...pairs,
  ...points,
  ...reports,
  ...safety,
  ...servicelists,
  ...survey,
  ...terms,
  ...vigilance,
  ...worklog,
]
