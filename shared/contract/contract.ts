import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract'
import { contract } from './slices.gen'

export { contract }
export type Contract = typeof contract
export type Inputs = InferContractRouterInputs<Contract>
export type Outputs = InferContractRouterOutputs<Contract>
