import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract'
import { alerts } from './alerts'
import { checkins } from './checkins'
import { identity } from './identity'
import { insights } from './insights'
import { meals } from './meals'
import { media } from './media'
import { messages } from './messages'
import { points } from './points'
import { publicReports } from './publicReports'
import { reports } from './reports'
import { safety } from './safety'
import { shops } from './shops'
import { stations } from './stations'

/** The whole public truth: every route of every slice. */
export const contract = {
  identity,
  stations,
  checkins,
  reports,
  media,
  points,
  meals,
  messages,
  alerts,
  shops,
  insights,
  publicReports,
  safety,
}

export type Contract = typeof contract
export type Inputs = InferContractRouterInputs<Contract>
export type Outputs = InferContractRouterOutputs<Contract>
