import fc from 'fast-check'
import { JSDOM } from 'jsdom'
import { definitionText, documentText, type Format, listingText } from './answers'

const { DOMParser, document } = new JSDOM('').window

/** What every reader of the standard gets: the first text of that name, whatever it is inside. */
function read(text: string, name: string, format: Format): string {
  if (format === 'xml') {
    const found = new DOMParser().parseFromString(text, 'application/xml').querySelector(name)
    if (!found) throw new Error(`no ${name} in ${text}`)
    return found.textContent ?? ''
  }
  const found: unknown[] = []
  JSON.parse(text, (key, value) => {
    if (key === name) found.push(value)
    return value
  })
  return String(found[0])
}

/** What stands on the page of a client that takes a text for HTML. */
function shown(text: string) {
  const place = document.createElement('div')
  place.innerHTML = text
  return { nodes: [...place.childNodes].map(({ nodeType }) => nodeType), text: place.textContent }
}
const TEXT_NODE = 3

/** XML cannot hold them, JSON leaves them out alike. */
const LEFT_OUT = ['\ufffe', '\u0007']
const PIECES = [
  ...[
    '<',
    '>',
    '&',
    '/',
    '!',
    '?',
    '#',
    ';',
    '"',
    "'",
    ' ',
    '-',
    'b',
    'SCRIPT',
    'lt',
    'amp',
    'x3c',
    '60',
    '&lt;',
    '<!--',
  ],
  ...[...LEFT_OUT, '井', '5'],
]
const anything = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join(''))
const formats: Format[] = ['json', 'xml']

test.each(formats)('no text in %s is HTML, wherever it stands, and every sign of it is shown', (format) => {
  fc.assert(
    fc.property(anything, (said) => {
      const field = { description: said }
      const lists = listingText({ root: 'service_requests', each: 'request', items: [{ ...field }] }, format)
      const deep = listingText(
        { root: 'service_requests', each: 'request', items: [{ extended_attributes: { notes: [field] } }] },
        format,
      )
      const asked = { variable: true, code: 'a', datatype: 'text', required: false, order: 1 } as const
      const definition = definitionText('trash', [{ ...asked, ...field, datatype_description: '' }], format)
      for (const text of [lists, deep, definition, documentText('discovery', field, format)]) {
        const kept = read(text, 'description', format)
        const page = shown(kept)
        expect(page.nodes.every((type) => type === TEXT_NODE)).toBe(true)
        expect(page.text).toBe(kept)
        expect(kept.replaceAll(' ', '')).toBe(
          [' ', ...LEFT_OUT].reduce((rest, sign) => rest.replaceAll(sign, ''), said),
        )
      }
    }),
    { examples: [['<\ufffeb>'], ['&\ufffelt;']] },
  )
})

test.each(formats)('what is no tag stays as it was written, in %s', (format) => {
  const said = '宽<5 米 > 3 米，R&D 楼 & "东门"'
  expect(read(documentText('discovery', { contact: said }, format), 'contact', format)).toBe(said)
})
