/**
 * How long a copy on this phone stands in for what hardly ever changes, in milliseconds: so late may a change made by
 * the street office be seen. Pulling down asks at once, and so does every visit of the home screen, which brings street
 * and stations along.
 */

/** Name, communities and telephone of the street; names and places of stations where nobody needs their hours. */
export const STREET_FRESH_MS = 12 * 3_600_000

/** Stations with their hours, and whether they are shut for repairs: nobody should ride there in vain. */
export const STATIONS_FRESH_MS = 10 * 60_000

/** What earns how many points. What a check-in really earned its receipt says. */
export const RULES_FRESH_MS = 10 * 60_000
