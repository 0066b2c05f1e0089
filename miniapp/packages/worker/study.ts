/** Under what a lesson that was begun on this phone is kept: its ticket, and how long it was in front. */
export const studyKey = (articleId: string): string => `study:${articleId}`
