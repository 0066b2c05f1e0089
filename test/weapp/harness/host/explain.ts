import type { Build } from '../types'

/** Lines that stand before a file's own first one when it is made a function. */
const LINES_BEFORE = 3

/** What the compiler made of all templates and WXS, under this name. */
export const TEMPLATES = 'templates'

/** How much code is shown before and after the place. Characters. */
const BEFORE = 40
const AFTER = 60

const FRAME = /weapp:\/\/\/(\S+?):(\d+):(\d+)/

/** Frames of the app's own files; the others are the host's and the engine's. */
const framesOf = (stack: string) => stack.split('\n').filter((line) => FRAME.test(line))

/** What an error says, and the code where it was thrown: in a minified file the number of a line says nothing. */
export function explain({ js, generated }: Build, error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const frames = framesOf(error.stack ?? '')
  const [, file = '', line = '', column = ''] = FRAME.exec(frames[0] ?? '') ?? []
  const source = (file === TEMPLATES ? generated : js[file])?.split('\n')[Number(line) - 1 - LINES_BEFORE]
  const said = `${error.name}: ${error.message}`
  if (source === undefined) return [said, ...frames].join('\n')
  const at = Number(column) - 1
  const code = source.slice(Math.max(0, at - BEFORE), at + AFTER)
  return [`${said}, in ${file}: …${code}…`, ...frames].join('\n')
}
