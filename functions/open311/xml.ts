/** What can be written as an element: text, numbers, flags, and lists of named elements. */
export type Content = string | number | boolean | null | undefined | readonly Element[]
export type Element = readonly [name: string, content: Content]

/** Characters that XML 1.0 cannot hold, however they are written. */
export const FORBIDDEN = /[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\r': '&#13;',
}

const escaped = (text: string) =>
  text.replace(FORBIDDEN, '').replace(/[&<>"'\r]/g, (character) => ESCAPES[character] ?? '')

function elementText([name, content]: Element): string {
  if (content === undefined || content === null || content === '') return `<${name}/>`
  return `<${name}>${typeof content === 'object' ? content.map(elementText).join('') : escaped(String(content))}</${name}>`
}

/** A whole XML document of one element, UTF-8. Names are ours; every text is escaped. */
export const xmlDocument = (root: Element): string => `<?xml version="1.0" encoding="utf-8"?>${elementText(root)}`
