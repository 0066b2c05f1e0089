import { readFileSync } from 'node:fs'
import path from 'node:path'
import { readConfig } from '@tarojs/helper'
import { pagesSource } from '../local/generate/pages'
import { type PageName, pageLink } from './pages'
import { PAGES, TITLES } from './pages.gen'

const ROOT = path.join(__dirname, '..')
const namesOf = (table: object) => Object.entries(table) as [PageName, string][]

test('the table of pages is what their folders say; `npm run openapi` writes it', () => {
  expect(readFileSync(path.join(__dirname, 'pages.gen.ts'), 'utf8')).toBe(pagesSource())
})

test.each(namesOf(TITLES))('Taro reads the title of %s from the page’s own file: %s', (name, title) => {
  const config = readConfig(path.join(ROOT, 'miniapp', `${PAGES[name]}.config`))
  expect(config.navigationBarTitleText).toBe(title)
})

const ULID = '01J0000000000000000000000A'

test.each([
  [pageLink('home'), 'pages/home/index'],
  [pageLink('points'), 'pages/points/index'],
  [pageLink('worker/register'), 'packages/worker/pages/register/index'],
  [pageLink('worker/details'), 'packages/worker/pages/details/index'],
  [pageLink('worker/ledger'), 'packages/worker/pages/ledger/index'],
  [pageLink('worker/followed'), 'packages/worker/pages/followed/index'],
  [pageLink('worker/checkin'), 'packages/worker/pages/checkin/index'],
  [pageLink('worker/report', { id: ULID }), `packages/worker/pages/report/index?id=${ULID}`],
  [pageLink('worker/publicReport', { id: ULID }), `packages/worker/pages/publicReport/index?id=${ULID}`],
  [pageLink('worker/voucher', { id: ULID }), `packages/worker/pages/voucher/index?id=${ULID}`],
  [pageLink('worker/offer', { id: 'xiaonuan-set' }), 'packages/worker/pages/offer/index?id=xiaonuan-set'],
  [pageLink('grid/handle', { id: ULID }), `packages/grid/pages/handle/index?id=${ULID}`],
  [pageLink('grid/registration', { id: ULID }), `packages/grid/pages/registration/index?id=${ULID}`],
  [pageLink('grid/requests', { community: 'qiaoxi' }), 'packages/grid/pages/requests/index?community=qiaoxi'],
])('a message leads to %s, as messages that were sent before do', (link, before) => {
  expect(link).toBe(before)
})

test('what is unusual in a parameter is encoded', () => {
  expect(pageLink('grid/requests', { community: 'a&b 桥' })).toMatch(/\?community=a%26b%20%E6%A1%A5$/)
})

test('a page or a parameter that does not exist does not compile', () => {
  const wrong = [
    // @ts-expect-error there is no such page
    () => pageLink('worker/nowhere'),
    // @ts-expect-error it is about one report
    () => pageLink('worker/report'),
    // @ts-expect-error its parameter is called id
    () => pageLink('worker/report', { reportId: ULID }),
    // @ts-expect-error it takes nothing
    () => pageLink('worker/rules', { id: ULID }),
  ]
  expect(wrong).toHaveLength(4)
})
