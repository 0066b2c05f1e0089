/** A kept view of the queue: so many a person, so many of a street, and how long its name may be. */
export const VIEW_LIMITS = { own: 50, shared: 50, nameCharacters: 16 } as const

/** A colleague who has a report open says so again every so often, and counts as there a little longer. */
export const HERE_LIMITS = { everyMs: 60_000, livesMs: 150_000, shown: 5 } as const
