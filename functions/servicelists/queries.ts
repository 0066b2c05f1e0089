import { openBefore } from './entities'

/** So many are counted. */
const MOST = 200

/** How many services a committee published, of any month, that were neither held nor left out. One query. */
export const openServices = (committeeId: string): Promise<number> => openBefore(committeeId, '\uffff').count(MOST)
