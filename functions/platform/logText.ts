/** Fields in which validators and errors keep what they were given. */
const GIVEN = new Set(['input', 'received', 'issues', 'data', 'value', 'body'])

/** What names a person or opens a door, wherever it stands in a text. */
const PERSONAL: readonly (readonly [RegExp, string])[] = [
  // valibot: Expected string but received "王小明"
  [/received "(?:[^"\\]|\\.)*"/g, 'received …'],
  [/received (?:-?\d[\d.]*)/g, 'received …'],
  [/\b\d{17}[\dXx]\b/g, '<identity card>'],
  [/(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g, '<phone>'],
  [/\bo[A-Za-z0-9_-]{27}\b/g, '<openid>'],
  [/\beyJ[\w-]{8,}(?:\.[\w-]*){1,4}/g, '<token>'],
  [/\b(secret|access_token|js_code|code)=[^&\s"']+/g, '$1=…'],
]

/** For `JSON.stringify`: a line of the log without what identifies somebody. */
export function withoutPersons(key: string, value: unknown): unknown {
  if (GIVEN.has(key)) return undefined
  if (typeof value !== 'string') return value
  return PERSONAL.reduce((text, [pattern, instead]) => text.replace(pattern, instead), value)
}
