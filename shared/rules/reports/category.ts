import { isDay } from '../time/day'

/** How a question of a category is answered. */
export const QUESTION_KINDS = {
  text: '一句话',
  paragraph: '一段话',
  single: '选一个',
  multi: '可选几个',
  number: '数字',
  moment: '日期和时间',
} as const
export type QuestionKind = keyof typeof QUESTION_KINDS

/** The drawings that fit a category, and what each shows. */
export const CATEGORY_ICONS = {
  ...{
    road: '道路',
    drain: '井盖',
    lamp: '路灯',
    snow: '冰雪',
    warn: '警告',
    fire: '火',
    wire: '电线',
    shield: '盾牌',
  },
  ...{
    broom: '扫帚',
    shop: '店铺',
    trash: '垃圾',
    noise: '噪声',
    door: '门',
    stairs: '楼梯',
    hand: '手',
    alarm: '警铃',
  },
  ...{ tree: '树', bike: '车', parking: '停车', water: '水', dots: '其他' },
} as const
export type CategoryIcon = keyof typeof CATEGORY_ICONS

/** Limits of a category, the same on the phone and on the server. Lengths in characters. */
export const CATEGORY_LIMITS = {
  perStreet: 50,
  questions: 6,
  options: 8,
  nameCharacters: 12,
  labelCharacters: 30,
  answerCharacters: 100,
  paragraphCharacters: 300,
  slaHours: 24 * 60,
  points: 1000,
  number: 1_000_000,
} as const

export interface QuestionOption {
  id: string
  label: string
  /** Choosing it stops the form until this number was called. */
  emergencyPhone?: string | undefined
}

/** Something more to be asked when a category is chosen. */
export interface Question {
  id: string
  kind: QuestionKind
  label: string
  required: boolean
  /** Of `single` and `multi`. */
  options?: QuestionOption[] | undefined
  /** Bounds of a `number`, both inclusive. */
  min?: number | undefined
  max?: number | undefined
  /** What a `number` counts: 厘米, 辆. */
  unit?: string | undefined
}

/**
 * Text, a number, or the ids of what was chosen. A `moment` is a day in the street's time, or a minute of it when that is
 * known: `2026-11-03`, `2026-11-03T08:00`.
 */
export interface Answer {
  questionId: string
  value: string | number | string[]
}

/** An answer in words, as it stands in the report whatever becomes of the question. */
export interface SaidAnswer {
  label: string
  said: string
}

export type Judged =
  | { verdict: 'fits'; said: SaidAnswer[] }
  | { verdict: 'wrong'; questionId: string; message: string }
  /** Not a form any more: somebody has to be called. */
  | { verdict: 'stop'; phone: string }

const wrong = (questionId: string, message: string): Judged => ({ verdict: 'wrong', questionId, message })

/** How a number is said that was called before a report was sent. */
export const CALLED_LABEL = '已经打过的电话'

/** What beside the answers decides whether a report may be sent. */
export interface Circumstances {
  /** Emergency numbers its sender says were called. */
  called?: readonly string[] | undefined
  /** An emergency is taken in with what there is: nothing is required. */
  urgent?: boolean | undefined
}

/**
 * Holds answers against a category's questions: each answer belongs to one of them, none comes twice, what is required
 * is there, everything keeps its bounds. An answer that stops the form comes before anything that is missing; once its
 * number was called it is an answer as any other, and that it was called is said with it.
 */
export function judgeAnswers(
  questions: readonly Question[],
  answers: readonly Answer[],
  { called = [], urgent = false }: Circumstances = {},
): Judged {
  const stops = stopsOf(questions, answers)
  const stop = stops.find((phone) => !called.includes(phone))
  if (stop) return { verdict: 'stop', phone: stop }
  const stray = answers.find(
    ({ questionId }, index) =>
      !questions.some(({ id }) => id === questionId) ||
      answers.findIndex((each) => each.questionId === questionId) !== index,
  )
  if (stray) return wrong(stray.questionId, '这个类别的问题已经变了，请重新选择类别')
  const said: SaidAnswer[] = []
  for (const question of questions) {
    const { id, label, required } = question
    const value = answers.find(({ questionId }) => questionId === id)?.value
    const words = value === undefined ? '' : sayAnswer(question, value)
    if (words === undefined) return wrong(id, `“${label}”的回答不对，请重新填写`)
    if (words === '' && required && !urgent) return wrong(id, `还要回答“${label}”`)
    if (words) said.push({ label, said: words })
  }
  if (stops.length > 0) said.push({ label: CALLED_LABEL, said: stops.join('、') })
  return { verdict: 'fits', said }
}

/** The number that an answer asks to call, if one does. */
export const stopOf = (questions: readonly Question[], answers: readonly Answer[]): string | undefined =>
  stopsOf(questions, answers)[0]

/** Every number that answers ask to call, each once, in the order of the questions. */
function stopsOf(questions: readonly Question[], answers: readonly Answer[]): string[] {
  const phones = questions.flatMap(({ id, options = [] }) => {
    const value = answers.find(({ questionId }) => questionId === id)?.value
    if (!Array.isArray(value)) return []
    return options.flatMap((option) =>
      option.emergencyPhone && value.includes(option.id) ? option.emergencyPhone : [],
    )
  })
  return [...new Set(phones)]
}

/** An answer in words, empty when nothing was said; undefined when it is not an answer to that question. */
function sayAnswer({ kind, options = [], min, max, unit = '' }: Question, value: Answer['value']): string | undefined {
  if (kind === 'text' || kind === 'paragraph' || kind === 'moment') {
    return typeof value === 'string' ? sayTyped(kind, value.trim()) : undefined
  }
  if (kind === 'number') {
    if (typeof value !== 'number' || !Number.isFinite(value)) return undefined
    return value < (min ?? 0) || value > (max ?? CATEGORY_LIMITS.number) ? undefined : `${value} ${unit}`.trim()
  }
  if (typeof value === 'string' || typeof value === 'number') return undefined
  const labels = value.map((chosen) => options.find(({ id }) => id === chosen)?.label)
  const isTwice = new Set(value).size !== value.length
  if (isTwice || labels.includes(undefined) || (kind === 'single' && value.length > 1)) return undefined
  return labels.join('、')
}

function sayTyped(kind: 'text' | 'paragraph' | 'moment', text: string): string | undefined {
  if (kind === 'moment') return text && sayAnsweredMoment(text)
  const most = kind === 'text' ? CATEGORY_LIMITS.answerCharacters : CATEGORY_LIMITS.paragraphCharacters
  return [...text].length <= most ? text : undefined
}

const MOMENT = /^(\d{4}-\d\d-\d\d)(?:T((?:[01]\d|2[0-3]):[0-5]\d))?$/

/** A day, and the minute of it where one is told: 2026年11月3日 08:00. Undefined when there is no such moment. */
function sayAnsweredMoment(text: string): string | undefined {
  const [, day = '', clock = ''] = MOMENT.exec(text) ?? []
  if (!isDay(day)) return undefined
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日 ${clock}`.trim()
}
