import * as v from 'valibot'

/** An error answer of the database: its short name, such as `TrimmedDataAccessException`. */
export type WireError = Error & { code: string }

export function isWireError(error: unknown): error is WireError {
  return error instanceof Error && 'code' in error
}

/**
 * One call of DynamoDB Streams in its wire form. Not through the SDK on purpose: a record on the wire already has the
 * very shape in which Lambda hands it to a function, and translating it back and forth could only make it differ.
 */
export async function streamsCall<S extends v.GenericSchema>(
  endpoint: string,
  action: string,
  body: object,
  answer: S,
): Promise<v.InferOutput<S>> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDBStreams_20120810.${action}`,
      // DynamoDB Local wants a signature to be there, and checks none.
      authorization:
        'AWS4-HMAC-SHA256 Credential=local/20260101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
    },
    body: JSON.stringify(body),
  })
  const json: unknown = await response.json()
  if (response.ok) return v.parse(answer, json)
  const { __type = 'Unknown' } = v.parse(v.looseObject({ __type: v.optional(v.string()) }), json)
  throw Object.assign(new Error(`${action}: ${JSON.stringify(json)}`), { code: __type.split('#').at(-1) ?? __type })
}
