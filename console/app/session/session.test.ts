import { Problem } from '../problem'
import { createSession, type Working } from './session'

const working = (idleAt: number) => ({ idleAt, endsAt: 9, sessionId: 's', serverTime: 0, me: {} }) as unknown as Working
const over = () => new Problem('DESK_OVER', '登录已过期，请用手机重新扫码登录', 409)

const sessionWith = (renew: () => Promise<Working>, end = async () => undefined as unknown) => {
  const forget = jest.fn()
  return { session: createSession({ renew, end }, forget), forget }
}

test('the page learns who it is from a renewal, and several that ask at once share one', async () => {
  const renew = jest.fn(async () => working(1))
  const { session, forget } = sessionWith(renew)
  expect(session.state()).toEqual({ is: 'starting' })
  await expect(Promise.all([session.renew(), session.renew()])).resolves.toEqual([true, true])
  expect(renew).toHaveBeenCalledTimes(1)
  expect(session.state()).toEqual({ is: 'in', working: working(1) })
  expect(forget).not.toHaveBeenCalled()
})

test('without a session the page asks for a sign-in, and does not call it expired', async () => {
  const { session, forget } = sessionWith(() => Promise.reject(over()))
  await expect(session.renew()).resolves.toBe(false)
  expect(session.state()).toEqual({ is: 'out', why: undefined })
  expect(forget).not.toHaveBeenCalled()
})

test('a session that is over leaves nothing in the page, and says that it expired', async () => {
  const { session, forget } = sessionWith(() => Promise.reject(over()))
  session.enter(working(1))
  await expect(session.renew()).resolves.toBe(false)
  expect(session.state()).toEqual({ is: 'out', why: 'expired' })
  expect(forget).toHaveBeenCalledTimes(1)
})

test('a lost answer signs nobody out; at the start it is told instead', async () => {
  const { session, forget } = sessionWith(() => Promise.reject(new TypeError('failed to fetch')))
  await expect(session.renew()).resolves.toBe(false)
  expect(session.state()).toMatchObject({ is: 'unreachable', problem: { code: 'OFFLINE' } })
  session.enter(working(1))
  await expect(session.renew()).resolves.toBe(false)
  expect(session.state()).toMatchObject({ is: 'in' })
  expect(forget).not.toHaveBeenCalled()
})

test('signing out forgets, also when nobody could be told, and then says so', async () => {
  const { session, forget } = sessionWith(
    async () => working(1),
    () => Promise.reject(new TypeError('failed to fetch')),
  )
  session.enter(working(1))
  await expect(session.end()).rejects.toThrow(TypeError)
  expect(session.state()).toEqual({ is: 'out', why: 'ended' })
  expect(forget).toHaveBeenCalledTimes(1)
})

test('what was asked before somebody signed out brings nobody back, and does not call it expired', async () => {
  const answers: { resolve: (working: Working) => void; reject: (error: unknown) => void }[] = []
  const { session, forget } = sessionWith(
    () => new Promise((resolve, reject) => void answers.push({ resolve, reject })),
  )
  session.enter(working(1))
  const before = session.renew()
  const leaving = session.end()
  await expect(session.renew()).resolves.toBe(false)
  answers[0]?.resolve(working(2))
  await expect(before).resolves.toBe(false)
  await leaving
  expect(session.state()).toEqual({ is: 'out', why: 'ended' })
  const late = session.renew()
  answers[1]?.reject(over())
  await expect(late).resolves.toBe(false)
  expect([session.state(), forget.mock.calls.length]).toEqual([{ is: 'out', why: 'ended' }, 1])
})

test('whoever listens hears of every change until they stop', () => {
  const { session } = sessionWith(async () => working(1))
  const heard = jest.fn()
  const stop = session.subscribe(heard)
  session.enter(working(1))
  stop()
  session.enter(working(2))
  expect(heard).toHaveBeenCalledTimes(1)
})
