import type { NativeAnswer } from '../../types'
import type { Phone } from '../phone'
import { failureOf, later, type Result, tell } from './base'
import type { Options } from './options'
import { type Refusal, refuse } from './refusal'

const AT_ONCE = 10
const LONGEST_MS = 60_000
const BACKGROUND_MS = 5_000

const offline = () =>
  refuse('errcode:-106 cronet_error_code:-106 error_msg:net::ERR_INTERNET_DISCONNECTED', { errno: 600001 })
const cutOff = () => refuse('errcode:-21 cronet_error_code:-21 error_msg:net::ERR_NETWORK_CHANGED', { errno: 600001 })
const interrupted = () => refuse('interrupted', { errno: 600003 })
const timedOut = () => refuse('timeout', { errno: 5 })

/** One request or upload on its way. */
export interface Transfer {
  /** Sends it; the answer as it comes from outside. */
  send: (timeout: number) => Promise<NativeAnswer>
  /** What the app gets of an answer. */
  resultOf: (answer: Extract<NativeAnswer, { status: number }>) => Record<string, unknown>
  url: string
  timeout: number
}

/** What all requests and uploads of one app share. */
export interface Line {
  /**
   * Starts a call and tells its callbacks how it ended. `prepare` runs at once and may refuse. Returns its abort.
   */
  start(name: string, options: Options, prepare: () => Transfer): () => void
}

function failed(error: string): Refusal {
  if (/^time-?d? ?out$/i.test(error)) return timedOut()
  return refuse(error, { errno: error.includes('cronet') ? 600001 : 600000 })
}

/** The phone's line: ten at once, 60 s at most, nothing without a network or longer than 5 s in the background. */
export function createLine(phone: Phone): Line {
  const running = new Set<(reason: Refusal) => void>()
  let background: ReturnType<typeof setTimeout> | undefined
  let shut = false

  const breakAll = (reason: () => Refusal) => {
    for (const stop of [...running]) stop(reason())
  }
  phone.on('network', () => {
    if (phone.state.network === 'none') breakAll(cutOff)
  })
  phone.on('appHide', () => {
    clearTimeout(background)
    background = setTimeout(() => {
      shut = true
      breakAll(interrupted)
    }, BACKGROUND_MS)
  })
  phone.on('appShow', () => {
    clearTimeout(background)
    shut = false
  })

  function mayStart(): void {
    if (phone.state.network === 'none') throw offline()
    if (shut) throw interrupted()
    if (running.size >= AT_ONCE) {
      phone.fault(`more than ${AT_ONCE} requests and uploads at once`)
      throw refuse('network exceed max task count', { errno: 600007 })
    }
  }

  /** The answer, or whatever stops it first: the app, the clock, the network, the background. */
  function race({ send, url, timeout }: Transfer, onStop: (stop: (reason: Refusal) => void) => void) {
    const within = timeout > 0 ? Math.min(timeout, LONGEST_MS) : LONGEST_MS
    const end = phone.requestStarted(url)
    return new Promise<Extract<NativeAnswer, { status: number }>>((resolve, reject) => {
      const clock = setTimeout(() => stop(timedOut()), within)
      const stop = (reason: unknown) => {
        finish()
        reject(reason)
      }
      const finish = () => {
        clearTimeout(clock)
        if (running.delete(stop)) end()
      }
      running.add(stop)
      onStop(stop)
      send(within).then((answer) => {
        finish()
        if ('error' in answer) reject(failed(answer.error))
        else resolve(answer)
      }, stop)
    })
  }

  return {
    start(name, options, prepare) {
      phone.called(name)
      let aborted = false
      let stop: ((reason: Refusal) => void) | undefined
      const abort = () => {
        aborted = true
        stop?.(refuse('abort'))
      }
      const run = async (): Promise<Record<string, unknown>> => {
        const transfer = prepare()
        mayStart()
        const answer = await race(transfer, (stopIt) => {
          stop = stopIt
        })
        return transfer.resultOf(answer)
      }
      const settle = async (ended: 'success' | 'fail', result: Result) => {
        await later()
        const told =
          ended === 'success' && aborted
            ? { ended: 'fail' as const, result: { errMsg: `${name}:fail abort` } }
            : { ended, result }
        tell(phone, name, options, told.ended, told.result)
      }
      void run().then(
        (result) => settle('success', { ...result, errMsg: `${name}:ok` }),
        (error: unknown) => settle('fail', failureOf(phone, name, error)),
      )
      return abort
    },
  }
}
