// Written by `npm run openapi` from the folders of functions/; do not edit.
import { activities } from './activities'
import { alerts } from './alerts'
import { articles } from './articles'
import { checkins } from './checkins'
import { desk } from './desk'
import { identity } from './identity'
import { insights } from './insights'
import { meals } from './meals'
import { media } from './media'
import { messages } from './messages'
import { orgs } from './orgs'
import { pairs } from './pairs'
import { points } from './points'
import { posters } from './posters'
import { privacy } from './privacy'
import { publicReports } from './publicReports'
import { reports } from './reports'
import { safety } from './safety'
import { servicelists } from './servicelists'
import { setup } from './setup'
import { shops } from './shops'
import { stations } from './stations'
import { study } from './study'
import { suggestions } from './suggestions'
import { survey } from './survey'
import { terms } from './terms'
import { today } from './today'
import { worklog } from './worklog'

/** Named, because the compiler does not write down a type of this length. */
type Contract = {
  activities: typeof activities
  alerts: typeof alerts
  articles: typeof articles
  checkins: typeof checkins
  desk: typeof desk
  identity: typeof identity
  insights: typeof insights
  meals: typeof meals
  media: typeof media
  messages: typeof messages
  orgs: typeof orgs
  pairs: typeof pairs
  points: typeof points
  posters: typeof posters
  privacy: typeof privacy
  publicReports: typeof publicReports
  reports: typeof reports
  safety: typeof safety
  servicelists: typeof servicelists
  setup: typeof setup
  shops: typeof shops
  stations: typeof stations
  study: typeof study
  suggestions: typeof suggestions
  survey: typeof survey
  terms: typeof terms
  today: typeof today
  worklog: typeof worklog
}

/** The whole public truth: every route of every slice. */
export const contract: Contract = {
  activities,
  alerts,
  articles,
  checkins,
  desk,
  identity,
  insights,
  meals,
  media,
  messages,
  orgs,
  pairs,
  points,
  posters,
  privacy,
  publicReports,
  reports,
  safety,
  servicelists,
  setup,
  shops,
  stations,
  study,
  suggestions,
  survey,
  terms,
  today,
  worklog,
}
