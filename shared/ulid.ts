const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const letter = (value: number) => CROCKFORD.charAt(value % 32)

/** A ULID of that moment (epoch milliseconds) with 80 bits from `byte`, which gives 0…255. */
export function ulidOf(epochMs: number, byte: () => number): string {
  let rest = Math.max(0, Math.floor(epochMs))
  let time = ''
  for (let i = 0; i < 10; i++) {
    time = letter(rest) + time
    rest = Math.floor(rest / 32)
  }
  return time + Array.from({ length: 16 }, () => letter(byte())).join('')
}
