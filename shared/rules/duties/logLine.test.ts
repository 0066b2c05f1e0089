import fc from 'fast-check'
import { type LineEntry, parseLine, sayLine } from './logLine'

const WORDS = {
  categories: [
    { categoryId: 'corner', name: '卫生死角', unit: '处' },
    { categoryId: 'snow', name: '清雪', unit: '次' },
    { categoryId: 'busSnow', name: '公交站清雪', unit: '次' },
    { categoryId: 'help', name: '解决困难', unit: '件' },
  ],
  communities: [
    { communityId: 'jianshe', name: '建设里社区' },
    { communityId: 'jian', name: '建设社区' },
  ],
}

const read = (line: string) => parseLine(line, WORDS)

test.each<[string, Partial<LineEntry>]>([
  ['建设里 3 号楼 卫生死角 5 处', { communityId: 'jianshe', building: '3 号楼', categoryId: 'corner', quantity: 5 }],
  ['建设里3号楼卫生死角5处', { communityId: 'jianshe', building: '3号楼', categoryId: 'corner', quantity: 5 }],
  ['建设社区五号楼卫生死角十二处', { communityId: 'jian', building: '五号楼', quantity: 12 }],
  ['清理了 5 处卫生死角', { categoryId: 'corner', quantity: 5, note: '清理了' }],
  ['公交站清雪 2 次', { categoryId: 'busSnow', quantity: 2 }],
  ['清雪', { categoryId: 'snow', quantity: 1 }],
  ['解决困难：帮 3 户老人换灯泡', { categoryId: 'help', quantity: 1, note: '帮 3 户老人换灯泡' }],
  ['卫生死角５处，建设里 B 栋 2 单元', { quantity: 5, communityId: 'jianshe', building: 'B 栋 2 单元' }],
  ['卫生死角 两百三十处', { quantity: 230 }],
])('%s', (line, entry) => {
  expect(read(line)).toMatchObject(entry)
})

test('a line that names no category says nothing', () => {
  expect(read('建设里 3 号楼 5 处')).toBeUndefined()
  expect(read('')).toBeUndefined()
})

test('what is said in a line is read out of it again', () => {
  const building = fc
    .record({ number: fc.integer({ min: 1, max: 9999 }), unit: fc.option(fc.integer({ min: 1, max: 20 })) })
    .map(({ number, unit }) => `${number} 号楼${unit === null ? '' : ` ${unit} 单元`}`)
  const entry = fc.record({
    communityId: fc.option(fc.constantFrom('jianshe', 'jian'), { nil: undefined }),
    building: fc.option(building, { nil: undefined }),
    categoryId: fc.constantFrom(...WORDS.categories.map(({ categoryId }) => categoryId)),
    quantity: fc.integer({ min: 1, max: 9999 }),
    // A note may name other categories and numbers; it does not begin with a place, which it would be then.
    note: fc.option(fc.constantFrom('后院', '清雪也做了', '共 3 户', '帮老人换了灯泡 2 个'), { nil: undefined }),
  })
  fc.assert(fc.property(entry, (given) => expect(read(sayLine(given, WORDS))).toEqual(given)))
})

test('whatever is typed, it is read or not, and never more than an entry may have', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string().map((noise) => `建设里${noise}卫生死角${noise}处`),
  )
  fc.assert(
    fc.property(text, (line) => {
      const { quantity = 1, note = '', building = '' } = read(line) ?? {}
      expect(quantity >= 1 && quantity <= 9999 && note.length <= 200 && building.length <= 20).toBe(true)
    }),
  )
})
