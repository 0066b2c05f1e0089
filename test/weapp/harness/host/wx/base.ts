import type { Phone } from '../phone'
import { isRecord, type Options } from './options'
import { isRefusal, refuse, wordsOf } from './refusal'

/** Members of `wx`, or of an object `wx` gives out. */
export type Members = Record<string, unknown>

/** What an interface does: returns (a promise of) the fields of its result, throws a refusal. Runs at once, answers later. */
export type Work = (options: Options) => unknown

/** Result as the callbacks get it. */
export type Result = { errMsg: string } & Record<string, unknown>

const CALLBACKS = ['success', 'fail', 'complete'] as const

/** Resolves in a later turn: whatever comes from WeChat's native side never comes in the same one. */
export const later = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

/** Calls a function of the app's; an error in it is the app's fault and reaches its `onError`, and nobody else. */
export function callApp(phone: Phone, where: string, work: () => unknown): void {
  try {
    work()
  } catch (error) {
    const sentence = `${wordsOf(error)}; at ${where}`
    phone.fault(sentence)
    phone.emit('appError', sentence)
  }
}

/** Tells the callbacks how a call ended: `success` or `fail`, then `complete`. */
export function tell(phone: Phone, name: string, options: Options, ended: 'success' | 'fail', result: Result): void {
  for (const callback of [ended, 'complete']) {
    const listener = options[callback]
    if (typeof listener === 'function')
      callApp(phone, `api ${name} ${callback} callback function`, () => listener({ ...result }))
  }
}

const asksBack = (options: Options) => CALLBACKS.some((callback) => typeof options[callback] === 'function')

/** `name:fail …` with its codes. A break of the harness itself is a fault, never an answer the app may handle. */
export function failureOf(phone: Phone, name: string, error: unknown): Result {
  if (isRefusal(error)) return { errMsg: `${name}:fail ${error.message}`, ...error.codes }
  phone.fault(`wx.${name} broke: ${wordsOf(error)}`)
  return { errMsg: `${name}:fail internal error`, errno: 4 }
}

async function outcomeOf(phone: Phone, name: string, work: () => unknown) {
  const started = (async () => work())() // starts in this turn, while a tap is still a tap
  const outcome = await started.then(
    (fields) => ({ ended: 'success' as const, result: { ...(isRecord(fields) ? fields : {}), errMsg: `${name}:ok` } }),
    (error: unknown) => ({ ended: 'fail' as const, result: failureOf(phone, name, error) }),
  )
  await later()
  return outcome
}

/** A copy: the app's own options stay as they are, and what it does to them later changes nothing. */
export const copyOf = (given: unknown): Options => (isRecord(given) ? { ...given } : {})

function checked(given: unknown, options: Options): Options {
  if (given === undefined || given === null || isRecord(given)) return options
  throw refuse('parameter error: parameter should be Object;', { errno: 1001 })
}

/**
 * An asynchronous interface as documented: calls back in a later turn, or returns a promise when none of `success`,
 * `fail`, `complete` is given. A rejected promise that nobody handles is an unhandled rejection of the app's.
 */
export function asyncApi(phone: Phone, name: string, work: Work): (given?: unknown) => Promise<Result> | undefined {
  return (given) => {
    phone.called(name)
    const options = copyOf(given)
    const outcome = outcomeOf(phone, name, () => work(checked(given, options)))
    if (asksBack(options)) {
      void outcome.then(({ ended, result }) => tell(phone, name, options, ended, result))
      return undefined
    }
    return outcome.then(({ ended, result }) => {
      if (ended === 'success') return result
      throw result
    })
  }
}

/** An asynchronous interface that has callbacks only, like those of the FileSystemManager. */
export function callbackApi(phone: Phone, name: string, work: Work): (given?: unknown) => undefined {
  return (given) => {
    phone.called(name)
    const options = copyOf(given)
    void outcomeOf(phone, name, () => work(checked(given, options))).then(({ ended, result }) =>
      tell(phone, name, options, ended, result),
    )
    return undefined
  }
}

/** A synchronous interface: a refusal is thrown at the caller as an Error that begins with `name:fail`. */
export function syncApi<A extends unknown[], R>(phone: Phone, name: string, work: (...given: A) => R) {
  return (...given: A): R => {
    phone.called(name)
    try {
      return work(...given)
    } catch (error) {
      throw new Error(failureOf(phone, name, error).errMsg)
    }
  }
}

/** Every entry as an asynchronous interface of that name. */
export function asyncApis(phone: Phone, works: Readonly<Record<string, Work>>): Members {
  return Object.fromEntries(Object.entries(works).map(([name, work]) => [name, asyncApi(phone, name, work)]))
}

/** Every entry as a synchronous interface of that name. */
export function syncApis(phone: Phone, works: Readonly<Record<string, (...given: unknown[]) => unknown>>): Members {
  return Object.fromEntries(Object.entries(works).map(([name, work]) => [name, syncApi(phone, name, work)]))
}

/** Names a probe may read on any object; giving a function for them would make `wx` a promise or worse. */
const NOT_INTERFACES = new Set(['then', 'toJSON', 'webpackJsonp', 'cloud', 'constructor', 'prototype', 'nodeType'])

/**
 * The members, and a fault for every call of one that is not modelled. Reading is harmless, because Taro probes; an
 * event that is not modelled never happens, so that listening to it is harmless too.
 */
export function guarded(phone: Phone, owner: string, members: Members): Members {
  return new Proxy(members, {
    get(target, key) {
      if (typeof key === 'symbol' || key in target || NOT_INTERFACES.has(key) || !/^[a-z]/.test(key))
        return Reflect.get(target, key)
      if (/^(on|off)[A-Z]/.test(key)) return () => undefined
      return () => phone.fault(`${owner}.${key} is not modelled`)
    },
  })
}
