import type { Effect } from '@functions/platform/events/effect'
import { surveyClosing } from './closing'
import { surveyImporting } from './importing'
import { surveyMatching } from './matching'

/** What follows from the table's records here. */
export const effects: readonly Effect[] = [surveyMatching, surveyImporting, surveyClosing]
