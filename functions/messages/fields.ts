import { sayMomentInFull } from '@shared/rules/time/day'

/** What a message can say in WeChat's fields. */
export interface Words {
  /** What it is about: 井盖（上乔西路 12 号）. */
  subject: string
  /** Where it stands, at most five characters: 已受理. */
  state: string
  note: string
  /** Epoch milliseconds. */
  at: number
}

type Field = { value: string }

/**
 * The `data` of a subscribe message: each field filled with one of our words, cut to what WeChat takes for its kind (the
 * field's name without its number). Undefined when a field is of a kind or word we do not know: it would be refused.
 */
export function fieldsOf(fields: Readonly<Record<string, string>>, words: Words): Record<string, Field> | undefined {
  const data: Record<string, Field> = {}
  for (const [word, field] of Object.entries(fields)) {
    const kind = /^([a-z_]+?)\d+$/.exec(field)?.[1]
    const value = fitted(kind, word, words)
    if (value === undefined) return undefined
    data[field] = { value }
  }
  return data
}

function fitted(kind: string | undefined, word: string, words: Words): string | undefined {
  if (word === 'at') return kind === 'time' || kind === 'date' ? sayMomentInFull(words.at) : undefined
  if (word !== 'subject' && word !== 'state' && word !== 'note') return undefined
  const text = words[word].replace(/\s+/g, ' ').trim()
  if (kind === 'thing') return cut(text, 20) || '请打开小程序查看'
  if (kind === 'phrase')
    return (
      [...text]
        .filter((letter) => /\p{Script=Han}/u.test(letter))
        .slice(0, 5)
        .join('') || '有进展'
    )
  return undefined
}

/** At most so many UTF-16 units, never half a character; what was cut ends in …. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text
  let short = ''
  for (const letter of text) {
    if (short.length + letter.length > max - 1) break
    short += letter
  }
  return `${short}…`
}
