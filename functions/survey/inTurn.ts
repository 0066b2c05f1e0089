import type { Key, Part } from '@functions/platform/lists/list'

type Read<T> = (part: Part) => Promise<{ items: T[]; next?: Key | undefined }>

/** Several lists one after the other as one: a page has of one of them, and is only empty where nothing is left. */
export function inTurn<T>(reads: readonly Read<T>[]): Read<T> {
  return async ({ limit, from = {} }) => {
    const { at: where, ...key } = from
    let at = Number(where ?? 0)
    let after: Key | undefined = Object.keys(key).length > 0 ? key : undefined
    for (;;) {
      const { items = [], next } = (await reads[at]?.({ limit, from: after })) ?? {}
      if (next) return { items, next: { ...next, at } }
      at += 1
      after = undefined
      if (at >= reads.length) return { items }
      if (items.length > 0) return { items, next: { at } }
    }
  }
}
