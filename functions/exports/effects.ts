import type { Effect } from '@functions/platform/events/effect'
import { exporting } from './exporting'
import { filing } from './filing'

export const effects: readonly Effect[] = [filing, exporting]
