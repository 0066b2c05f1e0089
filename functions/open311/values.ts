import { typedForm } from '@shared/rules/text/oneForm'
import type { Form } from './form'

/** What a client sent, by name. */
export interface Values {
  /** The first value of a name, trimmed; empty when there is none. */
  get(name: string): string
  /** Every value of a name, also where it was written with brackets: `media_url`, `media_url[]`, `media_url[0]`. */
  all(name: string): string[]
}

export function valuesOf({ fields }: Pick<Form, 'fields'>): Values {
  const byName = new Map<string, string[]>()
  for (const [name, value] of fields) {
    const plain = name.trim().replace(/\[\d{0,3}\]$/, '')
    byName.set(plain, [...(byName.get(plain) ?? []), value.trim()])
  }
  const all = (name: string) => (byName.get(name) ?? []).filter((value) => value !== '')
  return { get: (name) => all(name)[0] ?? '', all }
}

/** A number as programs write it: 37.5, +37.5, 3.75e1, 37,5, 37.5°, with blanks around it. NaN when it is none. */
export function numberIn(text: string): number {
  const typed = typedForm(text)
    .replace(/^([+-]?\d+),(\d+)(?=°?$)/, '$1.$2')
    .replace(/(?<=\d)°$/, '')
  return /^[+-]?\d{1,20}(\.\d{0,30})?(E[+-]?\d{1,2})?$/.test(typed) ? Number(typed) : Number.NaN
}

/** A text as it may be kept: without what cannot be read, cut where it is too long. Characters, not code units. */
export function keptText(text: string, most: number): string {
  const readable = [
    ...text
      .replace(/\r\n?/g, '\n')
      .replace(/[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069]|\p{Cs}/gu, '')
      .trim(),
  ]
  return readable.length <= most ? readable.join('') : `${readable.slice(0, most - 1).join('')}…`
}
