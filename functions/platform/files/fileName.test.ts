import { fileName } from './fileName'

test.each([
  ['测试面馆-2026-11.csv', '测试面馆-2026-11.csv'],
  ['老王/面馆-2026-11.csv', '老王_面馆-2026-11.csv'],
  ['..\\a:b*c?"d"<e>|f\n\u200b.csv', '_a_b_c_d_e_f_.csv'],
])('%j is saved as %j', (name, saved) => expect(fileName(name)).toBe(saved))
