import { createStore } from '../store'

/** 紧急求助 was tapped: the report tab shows the alert in place of the usual form. A tab takes no parameters of its own. */
export const urgentWanted = createStore(false)
