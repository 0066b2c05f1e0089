import { type OneForm, oneForm } from './oneForm'
import { CHINESE_DIGITS } from './typed'

/** A kind of thing that names a person or their car: what it looks like in one form, and what stands there instead. */
interface Pattern {
  /** The group `hide` is what is left out, the whole where there is none. */
  looks: RegExp
  instead: string
  /** What only looks like it. */
  unless?: (found: string) => boolean
  /** Is a date or a time of day inside it a sign that it is none? */
  notAcrossDates?: true
}

/** Between digits: anything that is neither letter nor digit, as much as there is of it. */
const ANY = '[^\\p{L}\\p{N}]*'
/** The same without what separates the items of a list or sentences. */
const TIGHT = '[^\\p{L}\\p{N}、,;。!?\\n]*'
/** Ours alone first: 13812345678一直没人接 has eleven digits and a word. */
const OURS = ''
const CHINESE = Object.keys(CHINESE_DIGITS).join('')
const ONE = '[1一壹幺]'
const ZERO = '[0〇零]'
const PLATE = 'A-HJ-NP-Z'
const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼滬雲遼魯蘇贛陝閩貴粵寧瓊'

/** What is written between the groups of a number although it is a letter: a dash that is none, or the word for one. */
const LETTER_DASH = `${ANY}(?:[一ー丨杠横]|空格)${ANY}`

const DATES = /(?<!\d)(?:19|20)\d\d([./-])\d{1,2}\1\d{1,2}(?!\d|\1\d)|(?<![\d:])[0-2]?\d:[0-5]\d(?::[0-5]\d)?(?![\d:])/g

const pattern = (looks: string, instead: string, more: Omit<Pattern, 'looks' | 'instead'> = {}): Pattern => ({
  looks: new RegExp(looks, 'dgu'),
  instead,
  ...more,
})

/**
 * Identity cards first: their digits hold what looks like a phone number; then phone numbers as they are usually written,
 * which a number before or after them must not pull apart.
 */
function patternsOf(chinese: string): Pattern[] {
  const digits = `0-9${chinese}`
  const d = `[${digits}]`
  const second = `[3-9${[...chinese].filter((digit) => Number(CHINESE_DIGITS[digit]) >= 3).join('')}]`
  const mobile = (separator: string) => [
    `(?<!\\d)(?:(?:\\+|00)?86${ANY})?${ONE}${second}${d}${separator}${d}{4}${separator}${d}{4}(?!\\d)`,
    `(?<!\\d)${ONE}${second}${d}{3}${separator}${d}{6}(?!\\d)`,
    `(?<!\\d)${ONE}${second}${d}(?:${separator}${d}{2}){4}(?!\\d)`,
  ]
  const number = (least: number, most: number) => `(?:${TIGHT}${d}){${least},${most}}(?!\\d)`
  return [
    pattern(`(?<![\\dA-Z])${d}{17}[${digits}X](?![\\dA-Z])`, '［证件号］'),
    pattern(`(?<![\\dA-Z])${d}(?:${ANY}${d}){16}${ANY}[${digits}X](?![\\dA-Z])`, '［证件号］', { unless: bornNever }),
    pattern(`(?<!\\d)${d}{15}(?!\\d)`, '［证件号］', { unless: bornNever }),
    pattern(`(?<!\\d)${d}{4}(?:${TIGHT}${d}{4}){3}(?:${TIGHT}${d}{1,3})?(?!\\d)`, '［账号］', { unless: isNoCard }),
    ...mobile(ANY).map((looks) => pattern(looks, '［电话］', { notAcrossDates: true })),
    pattern(`(?<!\\d)${ONE}(?:${ANY.replace('*', '+')}${d}){10}(?!\\d)`, '［电话］', { notAcrossDates: true }),
    pattern(`(?<!\\d)(?:(?:\\+|00)?86${ANY})?${ONE}${TIGHT}${second}${number(9, 9)}`, '［电话］', {
      notAcrossDates: true,
    }),
    pattern(`(?<!\\d)${ZERO}${d}{2,3}${TIGHT}(?:${d}{7,8}|${d}{3,4}${TIGHT}${d}{4})(?!\\d)`, '［电话］', {
      notAcrossDates: true,
    }),
    pattern(`(?:\\+|(?<!\\d)00)[1-9]\\d{0,2}${number(7, 11)}`, '［电话］', { notAcrossDates: true }),
    pattern(
      `[${PROVINCES}]${TIGHT}[A-HJ-NP-Z]${TIGHT}(?:[${digits}${PLATE}]{4,5}[${digits}${PLATE}挂学警港澳使领]|[${digits}${PLATE}](?:${TIGHT}${d}){4,5})`,
      '［车牌］',
      {
        unless: (found) => (found.match(new RegExp(d, 'gu')) ?? []).length < 3,
      },
    ),
    pattern(`(?<!\\d)${d}{16,19}(?!\\d)`, '［账号］'),
  ]
}

const PATTERNS: readonly Pattern[] = [
  pattern(`(?<!\\d)1[3-9]\\d${LETTER_DASH}\\d{4}${LETTER_DASH}\\d{4}(?!\\d)`, '［电话］'),
  ...patternsOf(OURS),
  ...patternsOf(CHINESE),
  pattern(
    '[A-Z0-9_.+-]{1,64}\\s{0,3}(?:@|[([](?:AT|@)[)\\]]|艾特|#(?=[A-Z0-9-]{1,63}\\.(?:COM|CN|NET|ORG)))\\s{0,3}[A-Z0-9_-]{1,63}(?:\\s{0,3}(?:\\.|[([](?:DOT|点)[)\\]]|点)\\s{0,3}[A-Z0-9_-]{1,63})+',
    '［邮箱］',
  ),
  pattern(
    `(?<![A-Z])(?:[微威薇维徽]${TIGHT}[信芯心]|WEI${TIGHT}[信芯心]|[微威薇维徽]${TIGHT}XIN|WEIXIN|WECHAT|W${TIGHT}X|V${TIGHT}X|V${TIGHT}[信芯心]|V(?=[❤♥➕])|钉钉|飞书|抖音|快手|小红书|陌陌|支付宝|微博|TELEGRAM|WHATSAPP|LINE|[加+➕]${TIGHT}(?:我|个|一下|下)?(?:的)?${TIGHT}[V微威薇维]|[我他她本]的?V(?=[是为:])|[微威薇维](?=[❤♥➕])|V(?=[^\\p{L}\\p{N}\\n]{0,4}:)|绿泡泡|SKYPE|QQ|Q(?=[^\\p{L}\\p{N}\\n]{0,4}:)|扣扣|企鹅)(?:号码?|群|账号|${TIGHT}ID|同号)?[是为]?${TIGHT}(?<hide>[A-Z0-9][A-Z0-9_-]{4,19}|[A-Z0-9](?:[ .·-][A-Z0-9]){5,19}(?![A-Z0-9])|\\d(?:${TIGHT}\\d){4,11})`,
    '［账号］',
  ),
  // Said to be a plate, its province left out: 车牌F12345.
  pattern(
    `(?:车牌|牌照|车号|尾号)(?:号码?)?[是为]?${TIGHT}(?<hide>[${PLATE}]${TIGHT}(?:[0-9${PLATE}]{4,5}[0-9${PLATE}挂学警港澳使领]))(?![0-9A-Z])`,
    '［车牌］',
    { unless: (found) => (found.match(/\d/g) ?? []).length < 3 },
  ),
  // Said to be a number: also where a digit of something else follows at once.
  pattern(`(?:电话|手机|联系|致电|拨打|打给|TEL|PHONE)[^\\d\\n]{0,6}(?<hide>1[3-9]\\d{9})`, '［电话］'),
  pattern(
    `(?:电话|固话|座机|致电|拨打|打给|TEL|PHONE)[^\\d\\n]{0,6}(?<hide>[2-9]\\d{2,3}${TIGHT}\\d{4})(?!\\d)`,
    '［电话］',
    {
      notAcrossDates: true,
    },
  ),
  // Numbers of Hong Kong, Macau and Taiwan whose region has no plus before it.
  pattern(`(?<!\\d)(?:852|853|886)${TIGHT.replace('*', '+')}\\d{4}${TIGHT}\\d{4}(?!\\d)`, '［电话］', {
    notAcrossDates: true,
  }),
  pattern(
    `(?:护照|通行证|台胞证|回乡证|居住证|军官证|士兵证|驾驶证|驾照)(?:号码?|编号)?[是为]?${TIGHT}(?<hide>[A-Z]{0,2}\\d{7,12})(?!\\d)`,
    '［证件号］',
  ),
  // A letter for a digit of an identity card.
  pattern('(?<![0-9A-Z])[1-9OIL][0-9OIL]{16}[0-9XOIL](?![0-9A-Z])', '［证件号］', {
    unless: (found) =>
      (found.match(/\d/g) ?? []).length < 12 || bornNever(found.replace(/O/g, '0').replace(/[IL]/g, '1')),
  }),
  // Of the armed police.
  pattern(`(?<![A-Z0-9])WJ${TIGHT}(?:\\d\\d${TIGHT})?[${PROVINCES}]?${TIGHT}\\d{4}[0-9A-Z](?![A-Z0-9])`, '［车牌］'),
  // A letter for a digit here and there: l38OOOO1234.
  pattern('(?<![0-9A-Z])[1IL][3-9](?:[^\\p{L}\\p{N}]*[0-9OIL]){9}(?![0-9A-Z])', '［电话］', {
    unless: (found) => !/[OIL]/.test(found) || (found.match(/\d/g) ?? []).length < 6,
    notAcrossDates: true,
  }),
]

interface Range {
  from: number
  to: number
  instead: string
}

/**
 * A text for everybody: phone numbers, identity cards, number plates and accounts are left out, however they were typed.
 * They are looked for in the text's one form and left out at the same place of the original; all else stays as it was.
 */
export function deidentified(original: string): string {
  const form = oneForm(original)
  const { text, starts, ends } = form
  const dates = [...text.matchAll(DATES)].map(({ index, 0: found }) => ({ from: index, to: index + found.length }))
  const ranges: Range[] = []
  for (const looked of [withoutMarks(original, form), text]) {
    for (const each of PATTERNS) ranges.push(...found(looked, each, dates, ranges))
  }
  return ranges
    .sort((a, b) => b.from - a.from)
    .reduce((rest, { from, to, instead }) => rest.slice(0, starts[from]) + instead + rest.slice(ends[to - 1]), original)
}

/**
 * The form in which digits that decorate or count (①, m², 1️⃣) are no digits: ①13812345678 has a number and its mark. Looked
 * through first; a number that is written in such digits is found in the form itself.
 */
function withoutMarks(original: string, { text, starts, ends }: OneForm): string {
  const isPlain = (index: number) => {
    const written = original.slice(starts[index], ends[index])
    return /^\p{Nd}/u.test(written) && !written.includes(KEYCAP)
  }
  return text.replace(/\d/g, (digit, index: number) => (isPlain(index) ? digit : '·'))
}

const KEYCAP = '\u20e3'

type Span = Pick<Range, 'from' | 'to'>

const meets = (a: Span, b: Span) => a.from < b.to && b.from < a.to

/** Where a pattern is found, beside what was found before it. */
function found(
  text: string,
  { looks, instead, unless, notAcrossDates }: Pattern,
  dates: readonly Span[],
  before: readonly Span[],
) {
  const ranges: Range[] = []
  looks.lastIndex = 0
  for (let match = looks.exec(text); match; match = looks.exec(text)) {
    const [from, to] = match.indices?.groups?.hide ?? [match.index, looks.lastIndex]
    const range = { from, to, instead }
    const isNone =
      unless?.(match[0]) ||
      before.some((each) => meets(each, range)) ||
      (notAcrossDates && dates.some((each) => meets(each, range)))
    if (isNone) looks.lastIndex = match.index + 1
    else ranges.push(range)
  }
  return ranges
}

const digitsIn = (text: string): string =>
  [...text]
    .map((each) => CHINESE_DIGITS[each] ?? each)
    .join('')
    .replace(/[^0-9]/g, '')

/** Is there no birthday where an identity card has one? */
function bornNever(found: string): boolean {
  const digits = digitsIn(found)
  return !(
    digits.length === 15
      ? /^[1-9]\d{7}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])/
      : /^[1-9]\d{5}(18|19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])/
  ).test(digits)
}

/** Bank cards in groups of four: UnionPay's begin with 62, all others have a right last digit (Luhn). */
function isNoCard(found: string): boolean {
  const digits = digitsIn(found)
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return !digits.startsWith('62') && sum % 10 !== 0
}
