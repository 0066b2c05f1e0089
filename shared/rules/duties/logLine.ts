import { LOG_LIMITS } from './worklog'

/** What a line may name. */
export interface LineWords {
  categories: readonly { categoryId: string; name: string; unit: string }[]
  communities?: readonly { communityId: string; name: string }[]
}

/** An entry as one line says it. */
export interface LineEntry {
  communityId?: string | undefined
  building?: string | undefined
  categoryId: string
  quantity: number
  note?: string | undefined
}

/** An entry in one line: 建设里 3 号楼 卫生死角 5 处 后院. */
export function sayLine({ communityId, building, categoryId, quantity, note }: LineEntry, words: LineWords): string {
  const category = words.categories.find((each) => each.categoryId === categoryId)
  const community = words.communities?.find((each) => each.communityId === communityId)
  const amount = `${quantity} ${category?.unit ?? ''}`.trim()
  return [community && shortOf(community.name), building, category?.name, amount, note].filter(Boolean).join(' ')
}

/** 建设里社区 is called 建设里. */
const shortOf = (name: string): string => name.replace(/(?<=.{2})社区$/, '')

/**
 * What a line says: where first, then what and how much; what follows is the note. The number may stand before or after
 * what it counts, in Chinese too. Nothing when it names no category.
 */
export function parseLine(line: string, words: LineWords): LineEntry | undefined {
  const text = line.normalize('NFKC').replace(/\s+/g, ' ').trim()
  const found = firstIn(text, words.categories, ({ name }) => [name])
  if (!found) return undefined
  const { categoryId, unit } = found.of
  const after = amountAt(text.slice(found.end), unit)
  const before = after ? undefined : amountBefore(text.slice(0, found.start), unit)
  const head = before?.rest ?? text.slice(0, found.start)
  const tail = after?.rest ?? text.slice(found.end)
  const first = placeIn(head, words)
  const last = first.isNamed ? undefined : placeIn(tail, words)
  const { communityId, building } = last ?? first
  const note = [first.rest, last?.rest ?? tail].map(bare).filter(Boolean).join(' ')
  return {
    categoryId,
    quantity: Math.min(LOG_LIMITS.quantity, (after ?? before)?.quantity ?? 1),
    communityId,
    building: building?.slice(0, LOG_LIMITS.building),
    note: note.slice(0, LOG_LIMITS.note) || undefined,
  }
}

const bare = (text: string): string => text.replace(/^[\s,.;:、。]+|[\s,.;:、。]+$/g, '')

/** Which of them stands first in a text; of two that begin at the same place the longer one. */
function firstIn<T>(text: string, all: readonly T[], namesOf: (of: T) => string[]) {
  const places = all.flatMap((of) =>
    namesOf(of).flatMap((given) => {
      const name = given.normalize('NFKC')
      const start = text.indexOf(name)
      return start < 0 || name === '' ? [] : [{ of, start, end: start + name.length }]
    }),
  )
  return places.sort((a, b) => a.start - b.start || b.end - a.end)[0]
}

const NUMBER = '(\\d{1,4}|[零一二两三四五六七八九十百千]{1,7})'
const escaped = (text: string) => text.normalize('NFKC').replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** A number right at the beginning, with its unit or alone. */
function amountAt(text: string, unit: string) {
  const match = new RegExp(`^[\\s,:、]*${NUMBER} ?(?:${escaped(unit)}|(?=$|[\\s,.;、。]))`).exec(text)
  return match ? amountOf(match[1], text.slice(match[0].length)) : undefined
}

/** A number with its unit right at the end. */
function amountBefore(text: string, unit: string) {
  const match = new RegExp(`${NUMBER} ?${escaped(unit)}的?\\s*$`).exec(text)
  return match ? amountOf(match[1], text.slice(0, match.index)) : undefined
}

function amountOf(digits: string | undefined, rest: string) {
  const quantity = numberOf(digits ?? '')
  return quantity > 0 ? { quantity, rest } : undefined
}

const DIGITS = '零一二三四五六七八九'
const TENS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/** 12, 十二, 两百三十 as numbers. */
function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  let sum = 0
  let digit = 0
  for (const character of text) {
    const ten = TENS[character]
    if (ten === undefined) {
      digit = character === '两' ? 2 : DIGITS.indexOf(character)
    } else {
      sum += (digit || (character === '十' ? 1 : 0)) * ten
      digit = 0
    }
  }
  return sum + digit
}

const BUILDING =
  /^[\s,、]*((?:[A-Za-z]?\d{1,4}|[A-Za-z]|[一二三四五六七八九十]{1,3}) ?(?:号楼|栋|幢|号)(?: ?(?:\d{1,2}|[一二三四五六七八九十]) ?单元)?)/

/** The community and the building that a text begins with. */
function placeIn(text: string, { communities = [] }: LineWords) {
  const begun = text.replace(/^[\s,.;:、。]+/, '')
  const community = firstIn(begun, communities, ({ name }) => [name, shortOf(name)])
  const isAhead = community?.start === 0
  const from = isAhead ? begun.slice(community.end) : begun
  const building = BUILDING.exec(from)
  return {
    communityId: isAhead ? community.of.communityId : undefined,
    building: building?.[1],
    rest: building ? from.slice(building[0].length) : from,
    isNamed: isAhead || building !== null,
  }
}
