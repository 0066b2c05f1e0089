/** Markup that may stand as it is. Made by `html` alone. */
export interface Html {
  readonly markup: string
}

type Part = Html | string | number | undefined | readonly (Html | string | number | undefined)[]

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function textOf(part: Part): string {
  if (part === undefined) return ''
  if (typeof part === 'string') return part.replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? '')
  if (typeof part === 'number') return String(part)
  if ('markup' in part) return part.markup
  return part.map(textOf).join('')
}

/** A template of markup: what is filled in is text and escaped, unless it was made by `html` itself. */
export function html(template: TemplateStringsArray, ...parts: Part[]): Html {
  return { markup: template.map((piece, index) => piece + textOf(parts[index])).join('') }
}

/** A whole document that can do nothing: no script runs in it, and it fetches nothing. `style` is ours, never a person's. */
export function page(title: string, style: string, body: Html): string {
  const { markup } = html`<title>${title}</title>`
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="viewport" content="width=device-width">${markup}<style>${style}</style></head><body>${body.markup}</body></html>`
}
