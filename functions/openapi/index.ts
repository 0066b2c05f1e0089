import { createHash } from 'node:crypto'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { openapiDocument } from './document'

/** Built once a warm function; a new contract is a new deployment. */
const rendered = openapiDocument().then((document) => {
  const body = JSON.stringify(document)
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` }
})

/** `GET /openapi.json`: the contract as OpenAPI 3.1, cacheable for five minutes and revalidated by its tag. */
export async function handler(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  const { body, etag } = await rendered
  const headers = { 'cache-control': 'public, max-age=300', etag }
  if (event.headers?.['if-none-match'] === etag) return { statusCode: 304, headers }
  return { statusCode: 200, headers: { ...headers, 'content-type': 'application/json; charset=utf-8' }, body }
}
