import { blocksOfText } from './pasted'

test('words that were copied become parts: headings, items under each other, everything else a paragraph', () => {
  const text = '一、给谁\n\n  在册的骑手。\u200b\r\n1. 带工牌\n2、到社区登记\n• 当天到账\n二、什么时候'
  expect(blocksOfText(text)).toEqual([
    { kind: 'heading', text: '一、给谁' },
    { kind: 'paragraph', text: '在册的骑手。' },
    { kind: 'list', items: ['带工牌', '到社区登记', '当天到账'] },
    { kind: 'heading', text: '二、什么时候' },
  ])
})

test('the code of a page is left out, and what is too long for a heading is a paragraph', () => {
  const long = `一、${'长'.repeat(40)}`
  expect(blocksOfText(`<script>x</script>\n${long}`)).toEqual([{ kind: 'paragraph', text: long }])
  expect(blocksOfText(' \n ')).toEqual([])
})
