// Written by `npm run openapi` from the folders of functions/; do not edit.
/** What each slice deploys for its routes. */
export const HANDLERS = {
  alerts: () => import('@functions/alerts/index'),
  checkins: () => import('@functions/checkins/index'),
  desk: () => import('@functions/desk/index'),
  identity: () => import('@functions/identity/index'),
  insights: () => import('@functions/insights/index'),
  meals: () => import('@functions/meals/index'),
  media: () => import('@functions/media/index'),
  messages: () => import('@functions/messages/index'),
  open311: () => import('@functions/open311/index'),
  openapi: () => import('@functions/openapi/index'),
  points: () => import('@functions/points/index'),
  privacy: () => import('@functions/privacy/index'),
  publicReports: () => import('@functions/publicReports/index'),
  reports: () => import('@functions/reports/index'),
  safety: () => import('@functions/safety/index'),
  setup: () => import('@functions/setup/index'),
  shops: () => import('@functions/meals/shops/index'),
  stations: () => import('@functions/stations/index'),
  worklog: () => import('@functions/worklog/index'),
}
