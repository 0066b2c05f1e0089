import { createHmac, timingSafeEqual } from 'node:crypto'
import { problem } from '@functions/platform/problem'
import { secrets } from '@functions/platform/sealed/secrets'
import { keyOf } from '@functions/platform/sealed/secretsDocument'

type Key = Record<string, string | number>

/**
 * Where a list goes on, opaque to the phone. `scope` names the query and the caller: a cursor of another list,
 * another person or another filter is refused.
 */
export async function cursorOf(key: Record<string, unknown> | undefined, scope: string): Promise<string | undefined> {
  if (!key) return undefined
  const body = Buffer.from(JSON.stringify(key)).toString('base64url')
  return `${body}.${await mac(body, scope)}`
}

/** The key of a cursor. Throws INVALID_INPUT when it was not made for this list and caller. */
export async function keyOfCursor(cursor: string | undefined, scope: string): Promise<Key | undefined> {
  if (cursor === undefined) return undefined
  const [body = '', given = ''] = cursor.split('.')
  const [signature, expected] = [Buffer.from(given), Buffer.from(await mac(body, scope))]
  if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) {
    throw problem('INVALID_INPUT', { fields: [{ path: 'cursor', message: '列表已变化，请从头刷新' }] })
  }
  return JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Key
}

async function mac(body: string, scope: string): Promise<string> {
  const { tokenKeys, tokenKid } = await secrets()
  return createHmac('sha256', keyOf(tokenKeys, tokenKid))
    .update(`cursor\n${scope}\n${body}`)
    .digest('base64url')
    .slice(0, 22)
}
