import { arabic } from './typed'

/** A text in one form, and where each of its code units stood in the original: from `starts` to `ends`. */
export interface OneForm {
  text: string
  starts: readonly number[]
  ends: readonly number[]
}

/** What nobody sees: joiners, marks on other characters, fillers. */
const INVISIBLE = /[\p{Cf}\p{M}\u115f\u1160\u3164\uffa0]/u

/** Letters and digits that can be seen, as they were written. */
export const seenLetters = (text: string): string[] =>
  (text.normalize('NFC').match(/[\p{L}\p{N}]/gu) ?? []).filter((letter) => !INVISIBLE.test(letter))

/** How much of a text is seen: blanks and what nobody sees are nothing. */
export const seenLength = (text: string): number =>
  [...text].filter((each) => !/[\s\p{Cf}\u115f\u1160\u3164\uffa0\u2800]/u.test(each)).length

/** Rows of digits in circles that Unicode does not take for digits: where they begin, with 1. */
const CIRCLED = [0x2776, 0x2780, 0x278a, 0x24f5]

/** Capital letters of other scripts that look like Latin ones. */
const LOOKALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  [...'АВЕКМНОРСТУХΑΒΕΖΗΙΚΜΝΟΡΤΥΧ'].map((letter, index) => [
    letter,
    [...'ABEKMHOPCTYXABEZHIKMNOPTYX'][index] ?? letter,
  ]),
)

/**
 * Brings a text into one form: width and other variants of a character, letter case, digits of any script; marks and what
 * nobody sees are left out. Separators and Chinese digits stay, a text cannot be read without them.
 */
export function oneForm(original: string): OneForm {
  const starts: number[] = []
  const ends: number[] = []
  let text = ''
  let at = 0
  for (const character of original) {
    const end = at + character.length
    const form = [...character.normalize('NFKD').toUpperCase().normalize('NFKD')].map(plain).join('')
    // What is not seen belongs to the character before it.
    if (form === '' && ends.length > 0) ends[ends.length - 1] = end
    for (let unit = 0; unit < form.length; unit++) {
      starts.push(at)
      ends.push(end)
    }
    text += form
    at = end
  }
  return { text, starts, ends }
}

/** Letters and digits alone, Chinese digits as ours: what two spellings of one thing have in common. */
export const lettersOf = (text: string): string =>
  [...oneForm(text).text.replace(/[^\p{L}\p{N}]/gu, '')].map(arabic).join('')

/** What was typed as a number, a day or an address: in one form and without blanks, its punctuation kept. */
export const typedForm = (text: string): string => [...oneForm(text).text.replace(/\s/gu, '')].map(arabic).join('')

function plain(character: string): string {
  if (INVISIBLE.test(character)) return ''
  return digitOf(character) ?? LOOKALIKES[character] ?? character
}

/** The digit that a character of any script is; a script has its digits in a row of ten. */
function digitOf(character: string): string | undefined {
  const code = character.codePointAt(0) ?? 0
  if (/\p{Nd}/u.test(character)) {
    let zero = code
    while (zero > code - 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
    return String(code - zero)
  }
  const first = CIRCLED.find((row) => code >= row && code < row + 9)
  return first === undefined ? undefined : String(code - first + 1)
}
