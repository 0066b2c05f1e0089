import { attachmentTypeOf, beginsAs, sayBytes } from './attachment'

test('a file is what its name ends in, and its first bytes have to say so too', () => {
  expect(attachmentTypeOf('申请表.PDF')).toBe('pdf')
  expect(attachmentTypeOf('名单.xlsx ')).toBe('xlsx')
  for (const name of ['a.exe', 'pdf', 'a.pdf.js', 'a.html', '.constructor'])
    expect(attachmentTypeOf(name)).toBeUndefined()
  expect(beginsAs('pdf', Buffer.from('%PDF-1.7'))).toBe(true)
  expect(beginsAs('pdf', Buffer.from('<html>'))).toBe(false)
  expect(beginsAs('docx', Buffer.from('504b030414', 'hex'))).toBe(true)
  expect(beginsAs('doc', Buffer.from('504b030414', 'hex'))).toBe(false)
  expect(beginsAs('pdf', Buffer.from(''))).toBe(false)
  expect([sayBytes(10), sayBytes(80 * 1024), sayBytes(1.25 * 1024 * 1024)]).toEqual(['1 KB', '80 KB', '1.3 MB'])
})
