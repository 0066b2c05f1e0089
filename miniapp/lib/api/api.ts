import type { Endpoint } from './endpoint'
import { callsOf } from './routes.gen'
import { send } from './transport'

const endpoint: Endpoint = (_slice, _name, method, path, idempotent) => (input) =>
  send({ method, path, repeatable: method === 'GET' || idempotent }, input)

/**
 * The server, typed by the contract: `api.checkins.create(input)`.
 * Every call may throw ApiError `{code, message, data, status}`; without a network its code is `OFFLINE`.
 */
export const api = callsOf(endpoint)
