import { documents, textOf, written } from './documents'

const FOLDER = 'docs/decisions/'
const INDEX = `${FOLDER}README.md`
const MOST_LINES = 8
const MOST_CHARACTERS = 160
const STATUS = /^(?:in force|(?:in part )?replaced by \d+(?: and \d+)*|measured again: .+)$/

interface Decision {
  number: number
  title: string
  file: string
  status: string
  body: string[]
}

const numbersIn = (text: string) => [...text.matchAll(/\d+/g)].map(([number]) => Number(number))

/** The decisions of one file; whatever stands before the first heading says what the area is. */
function decisionsIn(path: string): Decision[] {
  const [, ...sections] = textOf(path).split(/^## /m)
  return sections.map((section) => {
    const [heading = '', ...rest] = section.split('\n')
    const [, number = '', title = ''] = /^(\d+)\. (.+)$/.exec(heading) ?? []
    const [first = '', ...body] = rest.filter((line) => line.trim() !== '')
    const status = /^Status: (.+)$/.exec(first)?.[1] ?? ''
    return { number: Number(number), title, file: path.slice(FOLDER.length), status, body }
  })
}

const decisions = documents
  .filter((path) => path.startsWith(FOLDER) && path !== INDEX)
  .flatMap(decisionsIn)
  .sort((a, b) => a.number - b.number)
const known = new Set(decisions.map(({ number }) => number))

test('every decision has a number of its own, a known status and at most eight lines', () => {
  expect(decisions.length).toBeGreaterThan(80)
  expect(known.size).toBe(decisions.length)
  const wrong = decisions.filter(
    ({ number, title, status, body }) =>
      !(number > 0) ||
      title === '' ||
      !STATUS.test(status) ||
      body.length === 0 ||
      body.length > MOST_LINES ||
      body.some((line) => line.length > MOST_CHARACTERS),
  )
  expect(wrong).toEqual([])
})

test('what replaced a decision is a decision', () => {
  for (const { number, status } of decisions.filter(({ status }) => status.includes('replaced'))) {
    expect([number, numbersIn(status).filter((by) => by === number || !known.has(by))]).toEqual([number, []])
  }
})

test('the index names every decision, with its title, area and status, and no other', () => {
  const rows = textOf(INDEX)
    .split('\n')
    .filter((line) => /^\| \d/.test(line))
  const area = (file: string) => file.replace('.md', '').replaceAll('-', ' ')
  expect(rows).toEqual(
    decisions.map(
      ({ number, title, file, status }) => `| ${number} | ${title} | [${area(file)}](${file}) | ${status} |`,
    ),
  )
})

test('a decision that code or a document names exists', () => {
  const named = written.flatMap((path) =>
    [...textOf(path).matchAll(/\bdecisions? (\d+(?:(?:, | and )\d+)*)/gi)].flatMap(([, numbers = '']) =>
      numbersIn(numbers).map((number) => ({ path, number })),
    ),
  )
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter(({ number }) => !known.has(number))).toEqual([])
})
