/** The UTF-8 bytes of a text. A lone surrogate becomes U+FFFD, as the standard says. */
export function utf8Of(text: string): Uint8Array {
  const paired = text.replace(/[\uD800-\uDBFF][\uDC00-\uDFFF]|[\uD800-\uDFFF]/g, (part) =>
    part.length === 2 ? part : '\uFFFD',
  )
  const bytes: number[] = []
  for (const part of encodeURIComponent(paired).match(/%..|./g) ?? []) {
    bytes.push(part.length === 3 ? Number.parseInt(part.slice(1), 16) : part.charCodeAt(0))
  }
  return Uint8Array.from(bytes)
}

/**
 * What `new TextEncoder()` makes in a mini-program, which has none: config/index.ts puts it in its place there.
 * lean-qr asks for one as soon as it is loaded.
 */
export function TextEncoder() {
  return { encode: utf8Of }
}
