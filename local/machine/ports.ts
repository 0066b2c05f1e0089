import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { closeServer, listen } from './http'

/**
 * Below every system's ports for outgoing connections (Linux 32768–60999, macOS and Windows from 49152), so that nobody's
 * connection takes one between its choice and its use.
 */
const LOWEST = 20_000
const COUNT = 12_000
const ATTEMPTS = 200

/**
 * A TCP port for a program that opens it later and cannot choose one itself. It is lent to this process for its life: the
 * UDP port of the same number stays open as the mark that other processes of ours see, and goes with the process.
 */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const port = LOWEST + Math.floor(Math.random() * COUNT)
    if ((await lend(port)) && (await isFree(port))) return port
  }
  throw new Error(`no free port was found from ${LOWEST} to ${LOWEST + COUNT}`)
}

/** Throws one line naming `port` when something already listens on it. */
export async function requireFree(port: number): Promise<void> {
  const server = createServer()
  await listen(server, port)
  await closeServer(server)
}

/** Does nothing listen on `port`? */
export const isFree = (port: number): Promise<boolean> =>
  requireFree(port).then(
    () => true,
    () => false,
  )

/** Marks `port` as this process's. False when another process has it. */
async function lend(port: number): Promise<boolean> {
  const mark = createSocket('udp4').unref()
  mark.bind({ port, address: '127.0.0.1', exclusive: true })
  return once(mark, 'listening').then(
    () => true,
    () => {
      mark.close()
      return false
    },
  )
}
