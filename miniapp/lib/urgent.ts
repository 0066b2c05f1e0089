import { createStore } from './store'

/** 紧急求助 was tapped: the report tab opens with the urgent categories. A tab takes no parameters of its own. */
export const urgentWanted = createStore(false)
