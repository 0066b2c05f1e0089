import * as v from 'valibot'
import { accessDenied, invalidArgument, s3Error } from './error'
import { instantOf, type Verifier, verifySignature } from './signature'

/** A posted form: its fields in lower case, and the one file. */
export type PostedForm = { fields: Map<string, string>; file: Buffer; fileName: string }

const Policy = v.object({
  expiration: v.pipe(v.string(), v.isoTimestamp()),
  conditions: v.array(
    v.union([
      v.tuple([v.literal('content-length-range'), v.number(), v.number()]),
      v.tuple([v.picklist(['eq', 'starts-with']), v.pipe(v.string(), v.startsWith('$')), v.string()]),
      v.record(v.string(), v.string()),
    ]),
  ),
})

const malformed = () => s3Error('MalformedPOSTRequest', 400, 'The body of your POST request is not well-formed.')

/** Splits a multipart body. What follows the file is ignored, as S3 ignores it. Throws S3's errors. */
export function parseForm(contentType: string, body: Buffer): PostedForm {
  const boundary = /boundary="?([^";]+)/.exec(contentType)?.[1]
  if (boundary === undefined) throw malformed()
  const fields = new Map<string, string>()
  const delimiter = `--${boundary}`
  let at = body.indexOf(delimiter)
  while (at >= 0) {
    const start = at + delimiter.length + 2
    const end = body.indexOf(`\r\n${delimiter}`, start)
    const head = body.indexOf('\r\n\r\n', start)
    if (end < 0 || head < 0 || head > end) break
    const header = body.subarray(start, head).toString()
    const name = /name="([^"]*)"/.exec(header)?.[1]?.toLowerCase()
    if (name === undefined) throw malformed()
    const value = body.subarray(head + 4, end)
    if (name === 'file')
      return { fields, file: Buffer.from(value), fileName: /filename="([^"]*)"/.exec(header)?.[1] ?? '' }
    if (fields.has(name)) throw invalidArgument(`The field ${name} was sent more than once`)
    fields.set(name, value.toString())
    at = end + 2
  }
  throw invalidArgument('POST requires exactly one file upload per request.')
}

/** Fields that need no condition of their own. */
const FREE = new Set(['policy', 'x-amz-signature', 'file'])

/**
 * Lets a form through only if its policy is signed, still valid, and covers it: every condition holds, and every field
 * has a condition. Returns whose key signed it. Throws S3's own errors.
 */
export function authoriseForm(verifier: Verifier, bucket: string, { fields, file }: PostedForm): string {
  const document = fields.get('policy')
  if (document === undefined) throw accessDenied()
  if (fields.get('x-amz-algorithm') !== 'AWS4-HMAC-SHA256') {
    throw invalidArgument('X-Amz-Algorithm only supports "AWS4-HMAC-SHA256"')
  }
  const date = fields.get('x-amz-date') ?? ''
  if (Number.isNaN(instantOf(date))) throw accessDenied('Invalid date')
  const credential = fields.get('x-amz-credential') ?? ''
  const signer = verifySignature(verifier, credential, date, document, fields.get('x-amz-signature') ?? '')

  const policy = policyOf(document)
  if (Date.parse(policy.expiration) <= verifier.now()) {
    throw accessDenied('Invalid according to Policy: Policy expired.')
  }
  const values = new Map([...fields, ['bucket', bucket]])
  const covered = new Set([...FREE, 'bucket'])
  for (const condition of policy.conditions) {
    for (const name of check(condition, values, file.length)) covered.add(name)
  }
  const extra = [...fields.keys()].find((name) => !covered.has(name) && !name.startsWith('x-ignore-'))
  if (extra !== undefined) throw accessDenied(`Invalid according to Policy: Extra input fields: ${extra}`)
  return signer
}

function policyOf(document: string): v.InferOutput<typeof Policy> {
  const invalid = (why: string) => s3Error('InvalidPolicyDocument', 400, `Invalid Policy: ${why}`)
  let json: unknown
  try {
    json = JSON.parse(Buffer.from(document, 'base64').toString())
  } catch {
    throw invalid('Invalid JSON.')
  }
  const parsed = v.safeParse(Policy, json)
  if (!parsed.success) throw invalid(parsed.issues[0].message)
  return parsed.output
}

type Condition = v.InferOutput<typeof Policy>['conditions'][number]

/** Throws when the condition does not hold; returns the fields it speaks of. */
function check(condition: Condition, values: Map<string, string>, size: number): string[] {
  const failed = () =>
    accessDenied(`Invalid according to Policy: Policy Condition failed: ${JSON.stringify(condition)}`)
  if (!Array.isArray(condition)) {
    for (const [name, wanted] of Object.entries(condition)) {
      if (values.get(name.toLowerCase()) !== wanted) throw failed()
    }
    return Object.keys(condition).map((name) => name.toLowerCase())
  }
  if (condition[0] === 'content-length-range') {
    const [, least, most] = condition
    if (size < least) {
      throw s3Error('EntityTooSmall', 400, 'Your proposed upload is smaller than the minimum allowed size')
    }
    if (size > most) throw s3Error('EntityTooLarge', 400, 'Your proposed upload exceeds the maximum allowed size')
    return []
  }
  const [operator, field, wanted] = condition
  const name = field.slice(1).toLowerCase()
  const value = values.get(name)
  if (operator === 'eq' ? value !== wanted : value === undefined || !value.startsWith(wanted)) throw failed()
  return [name]
}
