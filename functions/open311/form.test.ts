import { formOf } from './form'

const multipart = (lines: string[], end = '\r\n', boundary = 'xYz') =>
  formOf(`multipart/form-data; boundary=${boundary}`, Buffer.from(lines.join(end), 'latin1'))

it('a plain form is read, with or without its type', () => {
  const fields = [
    ['a', '1 2'],
    ['attribute[x][0]', 'y'],
  ]
  for (const type of ['application/x-www-form-urlencoded', 'application/x-www-form-urlencoded; charset=UTF-8', '']) {
    expect(formOf(type, Buffer.from('a=1+2&attribute%5Bx%5D%5B0%5D=y'))).toEqual({ fields, files: [] })
  }
})

it.each(['\r\n', '\n'])('a multipart body is read whose lines end with %j', (end) => {
  const lines = [
    ...['preamble', '--xYz', 'Content-Disposition: form-data; name="description"', '', `two${end}lines`],
    ...['--xYz', 'content-disposition: form-data; name=lat', 'Content-Type: text/plain; charset=UTF-8', '', '37.5'],
    ...[
      '--xYz',
      'Content-Disposition: form-data; name="media"; filename="a.jpg"',
      'Content-Type: image/jpeg',
      '',
      '\xff\xd8\xff--xY',
    ],
    ...['--xYz', 'Content-Disposition: form-data; name="media"; filename=""', '', ''],
    ...['--xYz--', 'epilogue'],
  ]
  const { fields, files } = multipart(lines, end)
  expect(fields).toEqual([
    ['description', `two${end}lines`],
    ['lat', '37.5'],
  ])
  expect(files.map(({ name, fileName, bytes }) => [name, fileName, Buffer.from(bytes).toString('latin1')])).toEqual([
    ['media', 'a.jpg', '\xff\xd8\xff--xY'],
  ])
})

it('Chinese words and names in quotes come through, a picture without a name is a picture', () => {
  const body = Buffer.from(
    '--b\r\nContent-Disposition: form-data; name="attribute[\\"x\\"]"\r\n\r\n井盖\r\n--b\r\nContent-Type: image/png\r\nContent-Disposition: form-data; name="photo1"\r\n\r\nxx\r\n--b--\r\n',
  )
  const { fields, files } = formOf('multipart/form-data; boundary="b"', body)
  expect(fields).toEqual([['attribute["x"]', '井盖']])
  expect(files).toHaveLength(1)
})

it.each([
  ['', 'without a boundary'],
  ['multipart/form-data', 'without a boundary'],
  ['multipart/form-data; boundary=x', 'that holds something else'],
])('a body of type %j %s is no crash', (type) => {
  const read = () => formOf(type, Buffer.from('--y\r\nnothing'))
  if (/^multipart\/form-data$/.test(type)) expect(read).toThrow('boundary')
  else expect(read().files).toEqual([])
})

it('open311 2a: a body of JSON has the names of a form; what is neither is said to be', () => {
  const body = { description: '井盖', lat: 37.5, media_url: ['a', 'b'], attribute: { width: 5, kind: ['x'] }, no: null }
  expect(formOf('application/json; charset=utf-8', Buffer.from(JSON.stringify(body))).fields).toEqual([
    ...[
      ['description', '井盖'],
      ['lat', '37.5'],
    ],
    ...[
      ['media_url[0]', 'a'],
      ['media_url[1]', 'b'],
    ],
    ...[
      ['attribute[width]', '5'],
      ['attribute[kind][0]', 'x'],
    ],
  ])
  for (const text of ['{', '[1]', '1', 'null', '"x"', '']) {
    expect(() => formOf('application/json', Buffer.from(text))).toThrow('no JSON object')
  }
  expect(() => formOf('application/xml', Buffer.from('<a/>'))).toThrow('a body is')
  const deep = `{"a":${'{"a":'.repeat(500)}1${'}'.repeat(501)}`
  expect(formOf('application/json', Buffer.from(deep)).fields).toEqual([])
})
