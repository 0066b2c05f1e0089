/** Limits of the Open311 interface; where the standard names one, its number. */
export const OPEN311_LIMITS = {
  /** Ids in one request of the list. */
  ids: 50,
  /** Between start_date and end_date. */
  spanDays: 90,
  /** So many requests a query reaches, newest first. */
  requests: 1000,
  pageSize: 100,
  /** Calls of one address a minute. */
  readsPerMinute: 120,
  /** Reports of one client an hour. */
  writesPerHour: 60,
  /** Clients of a street that may send, and the length of a client's name. */
  clients: 30,
  nameCharacters: 20,
} as const

/** What is sent again within this time in the same words is the same report. Milliseconds. */
export const SAME_REQUEST_MS = 10 * 60_000
