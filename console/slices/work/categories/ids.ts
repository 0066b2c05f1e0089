import { newId } from '@console/app/ids'

/** A short id for what is new: a category, a question, an option. */
export const shortId = (): string => `c${newId().slice(-9).toLowerCase()}`
