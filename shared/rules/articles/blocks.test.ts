import { hasMarkup, isOfficialAccount, isWebAddress, pictureNames, readingMinutes, wordsOf } from './blocks'

test.each(['<b>', '</p>', '<!--', '＜script＞', 'x onload =1', 'JAVASCRIPT:x', '< img src=x>'])(
  '%s is the code of a page',
  (text) => {
    expect(hasMarkup(text)).toBe(true)
  },
)

test.each(['1 < 2，2 > 1', '<3', '小哥：路上慢一点', 'on=1', '上午 9 点 - 11 点'])('%s is a sentence', (text) => {
  expect(hasMarkup(text)).toBe(false)
})

test('an address that may be opened is one of https, without anything that ends it early', () => {
  expect(['https://mp.weixin.qq.com/s/abc', 'https://a.gov.cn:8443/x?y=1#z'].every(isWebAddress)).toBe(true)
  const others = [
    'http://a.cn',
    'https://a',
    'https://a.cn/"onload=x',
    'https://u:p@a.cn',
    'javascript:1',
    '//a.cn',
    'https://a.cn/ b',
  ]
  expect(others.filter(isWebAddress)).toEqual([])
  expect([
    isOfficialAccount('https://mp.weixin.qq.com/s/x'),
    isOfficialAccount('https://mp.weixin.qq.com.evil.cn/'),
  ]).toEqual([true, false])
})

test('all words are read, and each picture is named once', () => {
  const blocks = [
    { kind: 'heading', text: '一' },
    { kind: 'list', items: ['二', '三'] },
    { kind: 'picture', name: 'p', caption: '四' },
    { kind: 'picture', name: 'p' },
    { kind: 'link', text: '五', address: 'https://a.cn' },
  ] as const
  const all = blocks.map((block) => (block.kind === 'list' ? { ...block, items: [...block.items] } : block))
  expect(wordsOf(all)).toBe('一\n二\n三\n四\n五')
  expect(pictureNames(all)).toEqual(['p'])
  expect([readingMinutes(10), readingMinutes(1200)]).toEqual([1, 3])
})
