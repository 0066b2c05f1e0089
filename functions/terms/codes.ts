import { timingSafeEqual } from 'node:crypto'
import { blindIndex } from '@functions/platform/sealed/personal'
import { getNow } from '@functions/platform/store/writes'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { Paper } from './paperEntities'

export type PaperItem = FormattedItem<typeof Paper>
type Said = Pick<PaperItem, 'number' | 'kind' | 'termId' | 'said'>

const NUMBER = 10
const CHECK = 6

/** Digits that follow from a text and the key that stays for good: papers outlive the keys of a stage. */
async function digitsOf(purpose: string, text: string, count: number): Promise<string> {
  const mac = Buffer.from(await blindIndex(purpose, text), 'base64url').readBigUInt64BE()
  return String(mac % 10n ** BigInt(count)).padStart(count, '0')
}

/** The number of a paper that a write of that id makes. */
export const numberOf = (id: string): Promise<string> => digitsOf('paper', id, NUMBER)

/** 16 digits: the number, and six that follow from all the paper says. */
export async function codeOf({ number, kind, termId, said }: Said): Promise<string> {
  const { nameMasked, post, from, to, issuer, done = [], hours } = said ?? {}
  const sums = done.map(({ categoryId, entries, quantity }) => [categoryId, entries, quantity])
  const own = hours === undefined ? [] : [[hours.minutes, hours.times]]
  const text = JSON.stringify([number, kind, termId, nameMasked, post, from, to, issuer, sums, ...own])
  return number + (await digitsOf('paper-check', text, CHECK))
}

/** The paper of a code; undefined when there is none, or it says something else. 1 read unit. */
export async function paperOf(code: string): Promise<PaperItem | undefined> {
  const paper = await getNow(Paper, { number: code.slice(0, NUMBER) })
  if (!paper) return undefined
  return timingSafeEqual(Buffer.from(await codeOf(paper)), Buffer.from(code)) ? paper : undefined
}
