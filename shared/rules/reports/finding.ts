import { lettersOf } from '@shared/rules/text/oneForm'
import { meantPhones } from '@shared/rules/text/phone'
import { sayMoment } from '@shared/rules/time/day'
import { QUEUE_TABS, type QueueTab } from './reportStatus'

/** By what reports are found, and how that is said. */
export const FOUND_BY = { number: '编号', caller: '来电号码', words: '文字' } as const

export const FIND_LIMITS = { characters: 60 } as const

/** Shorter rows of digits are house numbers and the like. */
const PHONE_DIGITS = 7

/** The telephone numbers that somebody means who looks for a caller; none when it is words. */
export const callersIn = (typed: string): string[] => (lettersOf(typed).length < PHONE_DIGITS ? [] : meantPhones(typed))

interface Searched {
  categoryName: string
  description: string
  address: string
  assigneeLabel?: string | undefined
}

/** The words of what was typed, in one form; those without a letter or digit are none. */
export const wordsIn = (typed: string): string[] =>
  typed
    .split(/[\s\u3000]+/u)
    .map(lettersOf)
    .filter((word) => word !== '')

/** Does a report hold all of the words (`wordsIn`), each in its category, text, address or who has it? None at all fit nothing. */
export function holdsWords({ categoryName, description, address, assigneeLabel = '' }: Searched, words: string[]) {
  const texts = [categoryName, description, address, assigneeLabel].map(lettersOf)
  return words.length > 0 && words.every((word) => texts.some((text) => text.includes(word)))
}

interface Reached {
  looked: number
  reached?: { teamName: string; tab: QueueTab; at?: number | undefined } | undefined
  isEnd: boolean
}

/** How far words were looked for: 看过 100 件，到上桥西社区的已办结（9月3日 10:20）. */
export function sayReached({ looked, reached, isEnd }: Reached, nowMs: number): string {
  if (isEnd || !reached) return `看过 ${looked} 件，全部找过了`
  const moment = reached.at === undefined ? '' : `（${sayMoment(reached.at, nowMs)}）`
  return `看过 ${looked} 件，到${reached.teamName}的${QUEUE_TABS[reached.tab]}${moment}`
}
