import * as v from 'valibot'
import { actorOf, issueTicket, issueToken, openTicket, TOKEN_SECONDS } from './token'

const actor = {
  memberId: '01JD0000000000000000000000',
  streetId: 'east',
  grants: [{ role: 'worker' as const }],
  epoch: 3,
}
const Phone = v.object({ phone: v.string() })

afterEach(() => {
  delete process.env.CLOCK_OFFSET_MS
})

test('a token names its actor for two hours and not a second longer', async () => {
  const { token, expiresAt } = await issueToken(actor)
  expect(await actorOf(token)).toEqual(actor)
  expect(expiresAt - Date.now()).toBeLessThanOrEqual(TOKEN_SECONDS * 1000)
  process.env.CLOCK_OFFSET_MS = String((TOKEN_SECONDS - 5) * 1000)
  expect(await actorOf(token)).toEqual(actor)
  process.env.CLOCK_OFFSET_MS = String((TOKEN_SECONDS + 1) * 1000)
  await expect(actorOf(token)).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
})

test('a ticket opens for its purpose and its member only, and not as a token', async () => {
  const { ticket } = await issueTicket('phone', 'me', { phone: '13900000000' }, 60)
  expect(await openTicket('phone', 'me', ticket, Phone)).toMatchObject({ phone: '13900000000' })
  expect(await openTicket('redeem', 'me', ticket, Phone)).toBeUndefined()
  expect(await openTicket('phone', 'you', ticket, Phone)).toBeUndefined()
  expect(await openTicket('phone', 'me', `${ticket}x`, Phone)).toBeUndefined()
  expect(ticket).not.toContain(Buffer.from('13900000000').toString('base64url'))
  await expect(actorOf(ticket)).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
})

test('a ticket ends when it says', async () => {
  const { ticket } = await issueTicket('phone', 'me', { phone: '1' }, 60)
  process.env.CLOCK_OFFSET_MS = '61000'
  expect(await openTicket('phone', 'me', ticket, Phone)).toBeUndefined()
})

/** The header of a token or ticket, exchanged. */
function withHeader(token: string, change: object): string {
  const [header = '', ...rest] = token.split('.')
  const fields = JSON.parse(Buffer.from(header, 'base64url').toString()) as object
  return [Buffer.from(JSON.stringify({ ...fields, ...change })).toString('base64url'), ...rest].join('.')
}

test.each(['constructor', 'toString', '__proto__'])('a key id that every object has (%s) is no key', async (kid) => {
  const { token } = await issueToken(actor)
  await expect(actorOf(withHeader(token, { kid }))).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
  const { ticket } = await issueTicket('phone', 'me', { phone: '1' }, 60)
  expect(await openTicket('phone', 'me', withHeader(ticket, { kid }), Phone)).toBeUndefined()
})

test.each(['RSA-OAEP', 'ECDH-ES', 'A256KW', 'PBES2-HS256+A128KW', 'none'])(
  'a ticket that names another algorithm (%s) opens nothing',
  async (alg) => {
    const { ticket } = await issueTicket('phone', 'me', { phone: '1' }, 60)
    expect(await openTicket('phone', 'me', withHeader(ticket, { alg }), Phone)).toBeUndefined()
  },
)
