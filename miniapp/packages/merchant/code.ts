import { CODE_DIGITS, parseQr } from '@shared/rules/points/voucher'
import { typedText } from '@shared/rules/text/typed'

/** What to ask the server about: a QR that was read, or digits that were typed. */
export type Reading = { kind: 'qr'; payload: string } | { kind: 'code'; code: string }

/** What a camera or a person gave, or undefined when it cannot be a voucher: no need to ask the server then. */
export function readingOf(text: string): Reading | undefined {
  const payload = text.trim()
  if (parseQr(payload)) return { kind: 'qr', payload }
  const code = typedText(payload).replace(/[\s-]/g, '')
  return /^\d+$/.test(code) && code.length === CODE_DIGITS ? { kind: 'code', code } : undefined
}
