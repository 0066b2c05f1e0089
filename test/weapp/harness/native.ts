import sharp from 'sharp'
import type { Native, NativeAnswer, NativeRequest, NativeUpload, Picture } from './types'

/** What may happen to a request on its way. */
export interface Mishap {
  /** `POST /reports`: method and the end of the path, before a query. */
  on: string
  /** Nothing arrives; or it arrives and the answer is lost; or it waits until `release` is called. */
  what: 'lost' | 'answer lost' | 'held'
  /** How many requests it meets. Default: one. */
  times?: number
}

/** The network between phone and server. */
export interface Wire {
  /** What went over it: `POST /api/reports`. */
  sent: string[]
  /** Resolves when so many requests were sent: `POST /reports`, method and the end of the path. */
  sends(what: string, count?: number): Promise<void>
  /** Resolves when so many of them have had their answer, or their mishap. */
  answered(what: string, count?: number): Promise<void>
  /** How many of them were sent. */
  count(what: string): number
  /** Something will happen to requests. */
  mishap(mishap: Mishap): void
  /** Lets go of what was held. */
  release(): void
}

interface Options {
  /** Where the system runs. */
  url: string
  /** Address the app was built for, answered by `url` as a name server would. */
  builtFor: string
}

type Waiting = Mishap & { left: number }

/** The world outside the phone: a real network to the running system, WeChat's dialogs answered by its stand-in. */
export function createNative({ url, builtFor }: Options): { native: Native; wire: Wire } {
  const sent: string[] = []
  const answers: string[] = []
  const waiting: Waiting[] = []
  /** Who waits for something to be sent or answered: each looks again whenever something was. */
  const looking = new Set<() => void>()
  const look = () => {
    for (const each of looking) each()
  }
  const counted = (among: string[], what: string) => among.filter((each) => isOne(what, each)).length
  const soon = (among: string[], what: string, count: number) =>
    new Promise<void>((resolve) => {
      const each = () => {
        if (counted(among, what) < count) return
        looking.delete(each)
        resolve()
      }
      looking.add(each)
      each()
    })
  let held: (() => void)[] = []

  async function travel(
    method: string,
    to: string,
    timeout: number,
    go: (target: string, signal: AbortSignal) => Promise<Response>,
  ): Promise<NativeAnswer> {
    const target = to.startsWith(builtFor) ? url + to.slice(builtFor.length) : to
    const { pathname } = new URL(target)
    sent.push(`${method} ${pathname}`)
    look()
    try {
      return await arrive(method, pathname, target, timeout, go)
    } finally {
      answers.push(`${method} ${pathname}`)
      look()
    }
  }

  async function arrive(
    method: string,
    pathname: string,
    target: string,
    timeout: number,
    go: (target: string, signal: AbortSignal) => Promise<Response>,
  ): Promise<NativeAnswer> {
    const met = waiting.find(({ on, left }) => left > 0 && matches(on, method, pathname))
    if (met) met.left -= 1
    if (met?.what === 'lost') return { error: 'fail connect ECONNREFUSED' }
    if (met?.what === 'held') await new Promise<void>((resolve) => held.push(resolve))
    try {
      const answer = await go(target, AbortSignal.timeout(timeout))
      const body = await answer.text()
      if (met?.what === 'answer lost') return { error: 'fail connection reset' }
      return { status: answer.status, header: Object.fromEntries(answer.headers), body }
    } catch (error) {
      const timedOut = error instanceof Error && error.name === 'TimeoutError'
      return { error: timedOut ? 'timeout' : `fail ${error instanceof Error ? error.message : String(error)}` }
    }
  }

  async function asks(path: string, body: object): Promise<string> {
    const answer = await fetch(`${url}/__dev/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const said = (await answer.json()) as { code?: string; message?: string }
    if (!said.code) throw new Error(`WeChat’s stand-in gave no code: ${said.message}`)
    return said.code
  }

  const native: Native = {
    request: ({ url: to, method, header, body, timeout }: NativeRequest) =>
      travel(method, to, timeout, (target, signal) =>
        fetch(target, { method, headers: header, signal, ...(body === undefined ? {} : { body }) }),
      ),
    upload: ({ url: to, header, name, fileName, fields, base64, contentType, timeout }: NativeUpload) =>
      travel('POST', to, timeout, (target, signal) => {
        const form = new FormData()
        for (const [field, value] of Object.entries(fields)) form.append(field, value)
        form.append(name, new Blob([new Uint8Array(Buffer.from(base64, 'base64'))], { type: contentType }), fileName)
        return fetch(target, { method: 'POST', headers: header, body: form, signal })
      }),
    compress: async ({ base64 }, { quality, width, height }): Promise<Picture> => {
      const size = { ...(width === undefined ? {} : { width }), ...(height === undefined ? {} : { height }) }
      const { data, info } = await sharp(Buffer.from(base64, 'base64'))
        .resize({ ...size, withoutEnlargement: true })
        .withExif({})
        .jpeg({ quality })
        .toBuffer({ resolveWithObject: true })
      return { base64: data.toString('base64'), type: 'jpeg', width: info.width, height: info.height }
    },
    loginCode: (person) => asks('login-code', { key: person }),
    phoneCode: () => asks('phone-code', {}),
  }
  return {
    native,
    wire: {
      sent,
      sends: (what, count = 1) => soon(sent, what, count),
      answered: (what, count = 1) => soon(answers, what, count),
      count: (what) => counted(sent, what),
      mishap: (mishap) => waiting.push({ ...mishap, left: mishap.times ?? 1 }),
      release: () => {
        for (const go of held) go()
        held = []
      },
    },
  }
}

function matches(on: string, method: string, path: string): boolean {
  const [wanted, end = ''] = on.split(' ')
  return wanted === method && path.endsWith(end)
}

/** Is that request, `POST /api/reports`, one of those meant? */
function isOne(what: string, request: string): boolean {
  const [method = '', path = ''] = request.split(' ')
  return matches(what, method, path)
}
