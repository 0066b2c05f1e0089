import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sayFen, sayNumber, TERMS } from './words'

test('numbers are grouped by thousands, money has two decimals', () => {
  expect([0, 999, 1280, 1234567].map(sayNumber)).toEqual(['0', '999', '1,280', '1,234,567'])
  expect([0, 5, 1280, 123456].map(sayFen)).toEqual(['0.00', '0.05', '12.80', '1,234.56'])
})

const MINIAPP = join(__dirname, '..', '..', '..', 'miniapp')
/** What a rider reads: tabs, their own pages, and what these are made of. */
const RIDERS = [
  ...filesIn(join(MINIAPP, 'pages')),
  ...filesIn(join(MINIAPP, 'packages', 'worker')),
  ...['EntryRow', 'OfferCard', 'VoucherTicket', 'ReportRow', 'StatusRail'].map((name) =>
    join(MINIAPP, 'components', `${name}.tsx`),
  ),
  // What the server says to them: sentences of fields, and the copy of their data.
  ...['checkins', 'me', 'following', 'reports', 'privacy'].map((name) =>
    join(__dirname, '..', '..', 'contract', `${name}.ts`),
  ),
  ...filesIn(join(MINIAPP, '..', 'functions')).filter((file) => file.endsWith('personal.ts')),
  join(MINIAPP, 'packages', 'grid', 'pages', 'screen', 'ScreenBoard.tsx'),
  ...['points/points', 'points/voucher', 'reports/reportStatus', 'reports/publicReport'].map((name) =>
    join(__dirname, '..', `${name}.ts`),
  ),
]

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const at = join(folder, entry.name)
    if (entry.isDirectory()) return filesIn(at)
    return /\.tsx?$/.test(entry.name) && !entry.name.includes('.test.') ? [at] : []
  })
}

test('the office’s words stand on no screen of a rider', () => {
  expect(RIDERS.length).toBeGreaterThan(40)
  const officials = Object.values(TERMS).map(({ official }) => official)
  const found = RIDERS.flatMap((file) => {
    const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    return officials.filter((word) => text.includes(word)).map((word) => `${file}: ${word}`)
  })
  expect(found).toEqual([])
})

test('an end is said as one, with the space that digits want: midnight is 今天 24:00, not 明天 00:00', () => {
  const root = join(__dirname, '..', '..', '..')
  const sources = ['miniapp', 'functions', 'shared'].flatMap((folder) => filesIn(join(root, folder)))
  const found = sources.flatMap((file) =>
    (readFileSync(file, 'utf8').match(/say(?:Moment|Clock)\((?:[^()]|\([^()]*\))*\)\} ?前|\}前/g) ?? []).map(
      (words) => `${file}: ${words}`,
    ),
  )
  expect(found).toEqual([])
})

test('no thing has the name of another', () => {
  const all = Object.values(TERMS).flatMap(({ said, official }) => [said, official])
  expect(new Set(all).size).toBe(all.length)
})
