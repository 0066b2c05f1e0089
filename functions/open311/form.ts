import { Fault } from './fault'

/** A file of a form, as it came. */
export interface SentFile {
  /** Of the field. */
  name: string
  fileName: string
  bytes: Uint8Array
}

/** What a client sent, in the order in which it was sent: query first, then body. */
export interface Form {
  fields: readonly (readonly [name: string, value: string])[]
  files: readonly SentFile[]
}

/** More are no form. */
const MAX_PARTS = 200

/** Reads a body as its type says, JSON by the names a form would have; without a type it is taken for a plain form. @throws Fault 400 */
export function formOf(contentType: string, body: Buffer): Form {
  if (/^[^;]*\bjson\b/i.test(contentType)) return { fields: fieldsOf(jsonIn(body)).slice(0, MAX_PARTS), files: [] }
  if (/^[^;]*\bxml\b/i.test(contentType)) {
    throw new Fault(400, 'a body is application/x-www-form-urlencoded, multipart/form-data or application/json')
  }
  if (!/^\s*multipart\//i.test(contentType)) return { fields: [...new URLSearchParams(body.toString())], files: [] }
  const [, quoted, plain] = /boundary=(?:"([^"]{1,200})"|([^;\s]{1,200}))/i.exec(contentType) ?? []
  const boundary = quoted ?? plain
  if (!boundary) throw new Fault(400, 'a multipart body needs its boundary')
  return multipart(body, boundary)
}

/** @throws Fault 400 when it is no JSON object */
function jsonIn(body: Buffer): object {
  try {
    const json: unknown = JSON.parse(body.toString())
    if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new Fault(400, 'the body is no JSON object')
}

/** So deep lies what a form writes with brackets: attribute[kind][0]. */
const DEPTH = 3

/** What stands in an object, under the names that a form has for it. */
function fieldsOf(given: object, within = '', depth = 1): [string, string][] {
  return Object.entries(given).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    const name = within === '' ? key : `${within}[${key}]`
    if (value === null || value === undefined) return []
    if (typeof value !== 'object') return [[name, String(value)]]
    return depth < DEPTH ? fieldsOf(value, name, depth + 1) : []
  })
}

/** Reads parts as browsers, phones and libraries write them: lines end with CRLF or LF, names stand in quotes or not. */
function multipart(body: Buffer, boundary: string): Form {
  const fields: [string, string][] = []
  const files: SentFile[] = []
  for (const part of partsOf(body, Buffer.from(`--${boundary}`))) {
    const { head, content } = headAndContent(part)
    const disposition = /^content-disposition:(.*)$/im.exec(head)?.[1] ?? ''
    const name = parameter(disposition, 'name')
    const fileName = parameter(disposition, 'filename')
    if (name === undefined) continue
    if (fileName === undefined && !/^content-type:\s*image\//im.test(head)) fields.push([name, content.toString()])
    else if (content.length > 0) files.push({ name, fileName: fileName ?? '', bytes: content })
  }
  return { fields, files }
}

/** What stands between the boundaries, without the line end before the next one. */
function partsOf(body: Buffer, boundary: Buffer): Buffer[] {
  const parts: Buffer[] = []
  let from = body.indexOf(boundary)
  while (from >= 0) {
    const start = from + boundary.length
    const next = body.indexOf(boundary, start)
    if (next < 0) break
    if (parts.length >= MAX_PARTS) throw new Fault(400, `a form has at most ${MAX_PARTS} parts`)
    parts.push(withoutLastLineEnd(body.subarray(start, next)))
    from = next
  }
  return parts
}

function withoutLastLineEnd(part: Buffer): Buffer {
  const text = part.subarray(-2).toString('latin1')
  return part.subarray(0, part.length - (text === '\r\n' ? 2 : text.endsWith('\n') ? 1 : 0))
}

function headAndContent(part: Buffer): { head: string; content: Buffer } {
  const ends = ['\r\n\r\n', '\n\n'].map((end) => ({ at: part.indexOf(end), length: end.length }))
  const [end] = ends.filter(({ at }) => at >= 0).sort((a, b) => a.at - b.at)
  if (!end) return { head: part.toString(), content: Buffer.alloc(0) }
  return { head: part.subarray(0, end.at).toString(), content: part.subarray(end.at + end.length) }
}

function parameter(disposition: string, name: string): string | undefined {
  const found = new RegExp(`[;\\s]${name}\\*?=(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]*))`, 'i').exec(disposition)
  return found ? (found[1] ?? found[2] ?? '').replace(/\\(.)/g, '$1') : undefined
}
