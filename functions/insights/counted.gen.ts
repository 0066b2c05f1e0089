// Written by `npm run openapi` from the folders of functions/; do not edit.
import { counted as checkins } from '@functions/checkins/counted'
import type { CountedKind } from '@functions/counters/kinds'
import { counted as identity } from '@functions/identity/counted'
import { counted as ledger } from '@functions/ledger/counted'
import { counted as meals } from '@functions/meals/counted'
import { counted as pairs } from '@functions/pairs/counted'
import { counted as posters } from '@functions/posters/counted'
import { counted as reports } from '@functions/reports/counted'
import { counted as survey } from '@functions/survey/counted'
import { counted as worklog } from '@functions/worklog/counted'

/** Everything that slices export from their counted.ts. */
export const ALL_COUNTED: readonly CountedKind[] = [
  ...checkins,
  ...identity,
  ...ledger,
  ...meals,
  ...pairs,
  ...posters,
  ...reports,
  ...survey,
  ...worklog,
]
