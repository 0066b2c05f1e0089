import { createHash, createHmac } from 'node:crypto'
import { digest } from '@functions/platform/store/ids'

const HASHES = ['sha256', 'sha1', 'md5', 'sha512'] as const
const WRITINGS = ['hex', 'base64', 'base64url'] as const
/** Hashes are also kept shortened. Characters. */
const LENGTHS = [10, 16, 22, 32, 43]

/** The bytes in every usual writing, whole and shortened. */
function written(bytes: Buffer): string[] {
  const whole = WRITINGS.map((writing) => bytes.toString(writing))
  const bare = whole.map((text) => text.replace(/=+$/, ''))
  return [...whole, ...bare, ...bare.flatMap((text) => LENGTHS.map((length) => text.slice(0, length)))]
}

/** Whatever the first characters of a hash are, they are not taken for one of the dump's own words. */
const LEAST = 10

/**
 * What somebody can make of a value who has read our code and a dump, and has none of the keys: the value in every usual
 * writing, hashed, and hashed under what stands in the dump or in the code (`known`) as prefix or as key.
 */
export function guessesOf(value: string, known: readonly string[]): string[] {
  const texts = [value, ...known.flatMap((word) => [`${word}:${value}`, `${word}#${value}`, `${value}:${word}`])]
  const hashed = texts.flatMap((text) => HASHES.map((hash) => createHash(hash).update(text).digest()))
  const keyed = known.flatMap((key) => texts.map((text) => createHmac('sha256', key).update(text).digest()))
  const made = [...hashed, ...keyed].flatMap(written).filter((guess) => guess.length >= LEAST)
  return [value, ...written(Buffer.from(value)).filter((guess) => guess.length >= LEAST), ...made]
}

/** The same of a whole input that somebody sent, every part of which can be tried. */
export const guessesOfInput = (input: object): string[] => [digest(input), ...guessesOf(JSON.stringify(input), [])]

/** Which of some guesses are right: they stand in the dump, alone or among other text. */
export function rightOnes(dump: string, guesses: readonly string[]): string[] {
  const words = new Set([...dump.split(/[^\w-]+/), ...dump.split(/[^\w+/=-]+/), ...dump.split(/[^A-Za-z0-9]+/)])
  return guesses.filter((guess, index) => words.has(guess) || (index === 0 && dump.includes(guess)))
}
