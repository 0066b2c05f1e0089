import { fillTemplate, unknownFacts } from './replyTemplate'

test('a template is filled with the facts of the report', () => {
  expect(fillTemplate('{地址}的{类别}已派给{经办}，{期限}前处理', { 地址: '塔山路', 类别: '路灯', 经办: '王*' })).toBe(
    '塔山路的路灯已派给王*，前处理',
  )
})

test('what is filled in is never read as a template again', () => {
  expect(fillTemplate('{地址}', { 地址: '{类别}', 类别: '路灯' })).toBe('{类别}')
  expect(fillTemplate('{类别}', { 类别: '$& $1' })).toBe('$& $1')
})

test('a fact nobody knows is found before the template is kept', () => {
  expect(unknownFacts('{类别}和{电话}{}{toString}')).toEqual(['电话', '', 'toString'])
  expect(unknownFacts('没有花括号')).toEqual([])
})
