import { textOf, written } from './documents'

const MOST_LINES = 60
const GLOSSARY = 'docs/glossary.md'
const rows = textOf(GLOSSARY)
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| 中文'))
  .map((line) => line.slice(2, -2).split(' | '))

test('the glossary is one page, a row a thing: 中文, English, code', () => {
  expect(textOf(GLOSSARY).split('\n').length).toBeLessThanOrEqual(MOST_LINES)
  expect(rows.filter((cells) => cells.length !== 3 || cells.some((cell) => cell.trim() === ''))).toEqual([])
  const things = rows.map(([, english]) => english)
  expect(new Set(things).size).toBe(things.length)
})

/** `TERMS.emergency`: both words, near each other. */
const pattern = (name: string) => new RegExp(`\\b${name.split('.').join('\\b[\\s\\S]{1,400}?\\b')}\\b`)

test('every name of the glossary is in the code', () => {
  const code = written
    .filter((path) => /^(functions|shared|miniapp|console|local)\/.*\.tsx?$/.test(path) && !path.includes('.test.'))
    .map(textOf)
  const names = rows.flatMap(([, , cell = '']) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name))
  expect(names.length).toBeGreaterThan(60)
  expect(names.filter((name) => !code.some((text) => pattern(name).test(text)))).toEqual([])
})
