import { screenLink } from '@functions/media/links'
import { callerAt, spend } from '@functions/platform/http/limits'
import { addressOf, GUARDS } from '@functions/platform/http/outermost'
import { isProblem } from '@functions/platform/problem'
import { pictureNames } from '@shared/rules/articles/blocks'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { articleWithText } from './entities'
import { isReadable } from './shown'
import { wordsOfItem } from './views'

/** Looking at shared pictures is free, scraping is not. */
const PER_ADDRESS = { per: 'address', max: 240, windowSeconds: 60 } as const

/** So long may whoever asked keep where it leads: below a link's life, and gone soon after the article. Seconds. */
const KEPT_SECONDS = 60

const ADDRESS = /^\/pictures\/([a-z0-9-]{1,32})\/([0-9A-HJKMNP-TV-Z]{26})\/([A-Za-z0-9_-]{43})(?:\.jpg)?$/

/**
 * The address of a picture that stays as long as its article is for everybody to see: it leads to one that lives for minutes.
 * Of an article that is for some, withdrawn, or not out yet, there is nothing. One query.
 */
export async function handler(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  const [, streetId = '', articleId = '', name = ''] = ADDRESS.exec(event.rawPath) ?? []
  if (name === '') return gone
  try {
    await spend(`articles.picture#${await callerAt(addressOf(event))}`, PER_ADDRESS)
  } catch (error) {
    if (!isProblem(error)) throw error
    return { statusCode: error.status, headers: { ...GUARDS } }
  }
  const { head, text } = await articleWithText(articleId)
  if (!text || !isReadable(head, streetId)) return gone
  const { cover, blocks } = wordsOfItem(text)
  if (name !== cover && !pictureNames(blocks).includes(name)) return gone
  const headers = { ...GUARDS, location: await screenLink({ streetId, name }) }
  return { statusCode: 302, headers: { ...headers, 'cache-control': `public, max-age=${KEPT_SECONDS}` } }
}

const gone: APIGatewayProxyStructuredResultV2 = { statusCode: 404, headers: { ...GUARDS } }
