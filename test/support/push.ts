import { createServer } from 'node:http'
import { secrets } from '@functions/platform/sealed/secrets'
import { handler } from '@functions/safety/onPush'
import type { PushTarget } from '../../local/cloud/wechat/push'
import { closeServer, listen, readBody } from '../../local/machine/http'

/** A push as an HTTP API hands it over. */
export const pushed = (method: string, query: string, body?: string) =>
  handler({ rawQueryString: query, requestContext: { http: { method } }, body })

/** What is typed into WeChat's console; `url` only matters where the stand-in itself pushes. */
export async function pushTarget(url = ''): Promise<PushTarget> {
  const { appId, pushToken = '', pushKey = '' } = (await secrets()).wechat
  return { url, token: pushToken, encodingKey: pushKey, appId }
}

/** The route of the push behind a real port; what it answered is kept in `answers`. */
export async function startPushRoute() {
  const answers: number[] = []
  const waiting: (() => void)[] = []
  const server = createServer((request, response) => {
    void (async () => {
      const body = (await readBody(request, 100_000)).toString()
      const {
        statusCode,
        headers,
        body: text,
      } = await pushed(request.method ?? '', new URL(request.url ?? '', 'http://localhost').search.slice(1), body)
      answers.push(statusCode)
      response.writeHead(statusCode, headers).end(text)
      for (const resolve of waiting.splice(0)) resolve()
    })()
  })
  const port = await listen(server)
  /** Resolves when the next push was answered. */
  const next = () => new Promise<void>((resolve) => waiting.push(resolve))
  return { url: `http://127.0.0.1:${port}/wechat/push`, answers, next, stop: () => closeServer(server) }
}
