/** How staff took a report in that no worker sent. */
export const DESK_SOURCES = { phone: '来电', walkIn: '来访', patrol: '巡查' } as const

/** How a report came in that no worker sent: taken in by staff, or sent by a program (Open311). */
export const REPORT_SOURCES = { ...DESK_SOURCES, open311: '接口' } as const
export type ReportSource = keyof typeof REPORT_SOURCES

/** So many reports may be given away at once. */
export const BULK_LIMIT = 25

/** Internal notes of one report. */
export const NOTE_LIMITS = { characters: 300, perReport: 100 } as const

/** So many reports may be merged into one. */
export const MERGE_LIMIT = 100

/** “Near me” reaches so far. Metres. */
export const NEAR_METRES = 600
