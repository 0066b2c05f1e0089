/**
 * What a report's mini-program code carries, 28 of the 32 characters that WeChat takes: its number and nothing else. Who
 * scans it signs in as themselves, and sees what they may.
 */
export const sceneOfReport = (reportId: string): string => `r=${reportId}`

/** The report that a scene leads to; empty when it is none of ours. */
export const reportOfScene = (scene: string): string => /^r=([0-9A-HJKMNP-TV-Z]{26})$/.exec(scene)?.[1] ?? ''
