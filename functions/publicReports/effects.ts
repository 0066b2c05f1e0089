import type { Effect } from '@functions/platform/events/effect'
import { publication } from './publication'

export const effects: readonly Effect[] = [publication]
