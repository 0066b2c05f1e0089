// Written by `npm run openapi` from the folders of functions/; do not edit.
import { personal as activities } from '@functions/activities/personal'
import { personal as alerts } from '@functions/alerts/personal'
import { personal as articles } from '@functions/articles/personal'
import { personal as bulk } from '@functions/bulk/personal'
import { personal as categories } from '@functions/categories/personal'
import { personal as checkins } from '@functions/checkins/personal'
import { personal as counters } from '@functions/counters/personal'
import { personal as desk } from '@functions/desk/personal'
import { personal as exports } from '@functions/exports/personal'
import { personal as following } from '@functions/following/personal'
import { personal as homecall } from '@functions/homecall/personal'
import { personal as identity } from '@functions/identity/personal'
import { personal as insights } from '@functions/insights/personal'
import { personal as ledger } from '@functions/ledger/personal'
import { personal as meals } from '@functions/meals/personal'
import { personal as shops } from '@functions/meals/shops/personal'
import { personal as media } from '@functions/media/personal'
import { personal as messages } from '@functions/messages/personal'
import { personal as open311 } from '@functions/open311/personal'
import { personal as orgs } from '@functions/orgs/personal'
import { personal as pairs } from '@functions/pairs/personal'
import type { Personal } from '@functions/platform/held'
import { personal as points } from '@functions/points/personal'
import { personal as reports } from '@functions/reports/personal'
import { personal as safety } from '@functions/safety/personal'
import { personal as servicelists } from '@functions/servicelists/personal'
import { personal as setup } from '@functions/setup/personal'
import { personal as study } from '@functions/study/personal'
import { personal as suggestions } from '@functions/suggestions/personal'
import { personal as survey } from '@functions/survey/personal'
import { personal as terms } from '@functions/terms/personal'
import { personal as vigilance } from '@functions/vigilance/personal'
import { personal as worklog } from '@functions/worklog/personal'
import { personal as privacy } from './personal'

/** What slices say of the persons whose data they store. */
export const ALL_PERSONAL: Readonly<Record<string, Personal>> = {
  activities,
  alerts,
  articles,
  bulk,
  categories,
  checkins,
  counters,
  desk,
  exports,
  following,
  homecall,
  identity,
  insights,
  ledger,
  meals,
  media,
  messages,
  open311,
  orgs,
  pairs,
  points,
  privacy,
  reports,
  safety,
  servicelists,
  setup,
  shops,
  study,
  suggestions,
  survey,
  terms,
  vigilance,
  worklog,
}
