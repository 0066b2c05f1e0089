import type { Personal } from '@functions/platform/held'
import { Rate } from '@functions/platform/http/limits'
import { SettingChange } from '@functions/platform/store/settings'
import { Copy, Deletion } from './entities'

/** What is stored of persons here and by what every slice shares, and what becomes of it. */
export const personal: Personal = {
  holds: [
    {
      entity: Deletion,
      says: 'that an account is to be deleted, and how far that is',
      ending: 'removed',
      copy: { not: 'the screen shows it; the receipt that stays says nothing of the person' },
    },
    {
      entity: Copy,
      says: 'that a member took a copy of their data',
      ending: 'removed',
      copy: { not: 'it is the copy; its files go within a day' },
    },
    {
      entity: SettingChange,
      says: 'who of the office changed a setting',
      ending: 'acts',
      stays: 'the office answers for its settings',
      copy: { not: 'an act of the office' },
    },
    {
      entity: Rate,
      says: 'how often a member called',
      ending: 'expires',
      stays: 'its window, at most a day',
      copy: { not: 'gone within a day' },
    },
  ],
}
