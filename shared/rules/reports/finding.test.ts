import { startOf } from '@shared/rules/time/day'
import { callersIn, holdsWords, sayReached, wordsIn } from './finding'

const REPORT = {
  categoryName: '井盖',
  description: '第３号楼前的井盖松动，夜里看不清',
  address: '测试路 12 号',
  assigneeLabel: '网格员 演**一',
}

it('all words have to be there, in any order, however they are written', () => {
  for (const typed of ['井盖', '松动 测试路', '三号楼', '３号楼　井盖', '测试路12号', '网格员 夜里'])
    expect([typed, holdsWords(REPORT, wordsIn(typed))]).toEqual([typed, true])
  for (const typed of ['路灯', '井盖 路灯', '……', '，', '井盖测试路'])
    expect([typed, holdsWords(REPORT, wordsIn(typed))]).toEqual([typed, false])
})

it('a telephone number is one however it is written, a house number is none', () => {
  for (const typed of [
    '13800001234',
    '138 0000 1234',
    '１３８００００１２３４',
    '+86 138-0000-1234',
    '幺三八零零零零一二三四',
  ])
    expect(callersIn(typed)).toEqual(['13800001234'])
  expect(callersIn('0571-88881234')[0]).toBe('057188881234')
  for (const typed of ['12', '12 号', '123456', '测试路 13800001234']) expect(callersIn(typed)).toEqual([])
})

it('says how far was looked', () => {
  const now = startOf('2026-11-29')
  const reached = { teamName: '上桥西社区', tab: 'closed', at: startOf('2026-09-03') } as const
  expect(sayReached({ looked: 100, reached, isEnd: false }, now)).toBe(
    '看过 100 件，到上桥西社区的已办结（9月3日 00:00）',
  )
  expect(sayReached({ looked: 7, reached, isEnd: true }, now)).toBe('看过 7 件，全部找过了')
})
