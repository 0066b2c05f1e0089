import type { Inputs, Outputs } from '@shared/contract/contract'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type Slice = keyof Inputs & keyof Outputs
type Name<S extends Slice> = keyof Inputs[S] & keyof Outputs[S]

/** Binds one route of the contract to a transport; the types come from the contract, the facts from its table. */
export type Endpoint = <S extends Slice, N extends Name<S>>(
  slice: S,
  name: N,
  method: Method,
  path: string,
  idempotent: boolean,
) => (input: Inputs[S][N] & object) => Promise<Outputs[S][N]>
