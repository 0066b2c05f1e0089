import type { MessageKind } from '@shared/rules/messages'
import type { MessageItem } from './inbox'

/** The lists of what WeChat has still to be sent: urgent ones never wait behind the others. */
export const DUE_LISTS = ['urgent', 'other'] as const
export type DueList = (typeof DUE_LISTS)[number]

const listOf = (kind: MessageKind): DueList => (kind === 'alert' ? 'urgent' : 'other')

/** The partition of one list of a street. */
export const duePartition = (streetId: string, list: DueList) => `PUSHES#${streetId}#${list}`

/** A moment as index text: sorts as time does. */
export const dueText = (epochMs: number): string => String(epochMs).padStart(15, '0')

/** So long a message waits after the first try, and at most after many; it doubles each time. Milliseconds. */
const FIRST_WAIT_MS = 60_000
const LONGEST_WAIT_MS = 30 * 60_000

/** After so long nobody is helped by it any more: the inbox has it. Milliseconds. */
export const WORTH_SENDING_MS = 24 * 3_600_000

/** When a message is looked at again that WeChat was too busy for so often. */
export const nextTry = (at: number, tries: number): number => at + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries)

/** Where a message stands in its list until then. */
export function duePlace(
  { streetId, kind, memberId, id }: Pick<MessageItem, 'streetId' | 'kind' | 'memberId' | 'id'>,
  until: number,
) {
  return { queuePk: duePartition(streetId, listOf(kind)), queueSk: `${dueText(until)}#${memberId}#${id}` }
}
