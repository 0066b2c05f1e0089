/** Replaces a realm's `Date` by one that is `shift()` milliseconds ahead. */
export declare function shiftDate(realm: { Date: DateConstructor }, shift: () => number): void
