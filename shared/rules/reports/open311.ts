/** Limits of the Open311 interface; where the standard names one, its number. */
export const OPEN311_LIMITS = {
  /** Ids in one request of the list. */
  ids: 50,
  /** Between start_date and end_date. */
  spanDays: 90,
  /** So many requests a query reaches, newest first, and one answer holds. */
  requests: 1000,
  /** Calls of one address a minute. */
  readsPerMinute: 120,
  /** Reports of one client an hour: a storm in a whole city. */
  writesPerHour: 1000,
  /** What is not taken in counts too, but only so often. */
  refusedPerHour: 3000,
  /** Clients of a street that may send, and the length of a client's name. */
  clients: 30,
  nameCharacters: 20,
  /** Of what is sent; longer ones are cut. */
  descriptionCharacters: 4000,
  addressCharacters: 80,
  personCharacters: 60,
  phoneCharacters: 60,
  urlCharacters: 2000,
  attributeCharacters: 500,
  /** Attributes of a request, and values of an attribute. */
  attributes: 50,
} as const

/** What is sent again within this time, from the first on, in the same words is the same report. Milliseconds. */
export const SAME_REQUEST_MS = 10 * 60_000
