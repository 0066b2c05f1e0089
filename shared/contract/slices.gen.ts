// Written by `npm run openapi` from the folders of functions/; do not edit.
import { alerts } from './alerts'
import { checkins } from './checkins'
import { desk } from './desk'
import { identity } from './identity'
import { insights } from './insights'
import { meals } from './meals'
import { media } from './media'
import { messages } from './messages'
import { points } from './points'
import { privacy } from './privacy'
import { publicReports } from './publicReports'
import { reports } from './reports'
import { safety } from './safety'
import { setup } from './setup'
import { shops } from './shops'
import { stations } from './stations'
import { worklog } from './worklog'

/** The whole public truth: every route of every slice. */
export const contract = {
  alerts,
  checkins,
  desk,
  identity,
  insights,
  meals,
  media,
  messages,
  points,
  privacy,
  publicReports,
  reports,
  safety,
  setup,
  shops,
  stations,
  worklog,
}
