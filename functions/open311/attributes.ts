import type { CategoryItem } from '@functions/categories/categories'
import {
  type Answer,
  CALLED_LABEL,
  CATEGORY_LIMITS,
  judgeAnswers,
  type Question,
  type QuestionKind,
  type SaidAnswer,
} from '@shared/rules/reports/category'
import { OPEN311_LIMITS } from '@shared/rules/reports/open311'
import { lettersOf } from '@shared/rules/text/oneForm'
import { dayOf, isoOf } from '@shared/rules/time/day'
import type { Attribute } from './answers'
import { Fault } from './fault'
import type { Form } from './form'
import { momentIn } from './query'
import { keptText, numberIn } from './values'

/** How the standard calls a kind of question. */
const DATATYPES = {
  text: 'string',
  paragraph: 'text',
  number: 'number',
  single: 'singlevaluelist',
  multi: 'multivaluelist',
  moment: 'datetime',
} as const satisfies Record<QuestionKind, Attribute['datatype']>

/** Most characters of an answer in words. */
const MOST: Partial<Record<QuestionKind, number>> = {
  text: CATEGORY_LIMITS.answerCharacters,
  paragraph: CATEGORY_LIMITS.paragraphCharacters,
}

/** What a value has to be, where its datatype does not say it. */
function toldOf({ kind, min, max, unit = '' }: Question): string {
  if (kind === 'number') return `${min ?? 0}–${max ?? CATEGORY_LIMITS.number} ${unit}`.trim()
  if (kind === 'moment') return 'ISO 8601：2026-11-03T08:00:00+08:00，或只有日期 2026-11-03'
  const most = MOST[kind]
  return most === undefined ? '' : `最多 ${most} 个字`
}

/** A category's own questions in the words of the standard; a number to be called first is a notice of the form. */
export function attributesOf({ questions, emergencyPhone }: Pick<CategoryItem, 'questions' | 'emergencyPhone'>) {
  const asked = questions.map((question, index): Attribute => {
    const { id, kind, label, required, options = [] } = question
    const attribute = {
      variable: true,
      code: id,
      datatype: DATATYPES[kind],
      required,
      datatype_description: toldOf(question),
      order: index + 1,
      description: label,
    }
    return kind === 'single' || kind === 'multi' ? { ...attribute, values: options.map(listedAs) } : attribute
  })
  return emergencyPhone ? [...asked, noticeOf(emergencyPhone, asked.length + 1)] : asked
}

/** One that has to be called first says so. */
const listedAs = ({ id, label, emergencyPhone }: NonNullable<Question['options']>[number]) => ({
  key: id,
  name: emergencyPhone ? `${label}（请先拨打 ${emergencyPhone}）` : label,
})

const noticeOf = (phone: string, order: number): Attribute => ({
  variable: false,
  code: 'notice',
  datatype: 'string',
  required: false,
  datatype_description: '',
  order,
  description: `有人受伤或有危险时，请先拨打 ${phone}`,
})

/** `attribute[code]`, and for a list `attribute[code][]` or, as PHP writes it, `attribute[code][0]`. */
const NAME = /^attribute\[([^\]]{1,60})\](?:\[[^\]]{0,20}\])?$/

/** What a form says under each attribute, in its order; empty values and what comes after the fiftieth is left out. */
export function sentAttributes({ fields }: Pick<Form, 'fields'>): ReadonlyMap<string, readonly string[]> {
  const sent = new Map<string, string[]>()
  for (const [name, text] of fields) {
    const code = NAME.exec(name.trim())?.[1]
    const value = keptText(text, OPEN311_LIMITS.attributeCharacters)
    if (code === undefined || value === '') continue
    const values = sent.get(code) ?? []
    if (values.length < OPEN311_LIMITS.attributes && (sent.has(code) || sent.size < OPEN311_LIMITS.attributes)) {
      sent.set(code, [...values, value])
    }
  }
  return sent
}

/**
 * The answers in words, checked against the category's questions as the app's own are. An answer that stops the app's
 * form is taken, and staff are told to make sure of the call. Odd answers, and those to unknown questions, are kept as
 * sent unless required.
 * @throws Fault 400 that names the attribute
 */
export function answersIn(
  { questions, urgent }: Pick<CategoryItem, 'questions' | 'urgent'>,
  sent: ReadonlyMap<string, readonly string[]>,
): SaidAnswer[] {
  const answers: Answer[] = []
  const kept: SaidAnswer[] = []
  for (const [code, values] of sent) {
    const question = questions.find(({ id }) => id === code)
    const value = question && valueIn(question, values)
    const alone = { called: phonesOf(questions), urgent: true }
    const most = question?.required && typeof value === 'string' ? MOST[question.kind] : undefined
    if (question && most !== undefined && typeof value === 'string' && [...value].length > most) {
      // It was answered: nobody loses a request by saying too much.
      answers.push({ questionId: code, value: keptText(value, most) })
      kept.push({ label: `${question.label}（全文）`, said: value })
    } else if (question && value !== undefined) {
      const judged = judgeAnswers([question], [{ questionId: code, value }], alone)
      if (judged.verdict === 'fits') answers.push({ questionId: code, value })
      else kept.push(asSent(question, code, values, urgent))
    } else kept.push(asSent(question, code, values, urgent))
  }
  const judged = judgeAnswers(questions, answers, { called: phonesOf(questions), urgent })
  if (judged.verdict === 'fits') return [...judged.said.map(saidBy), ...kept]
  if (judged.verdict === 'stop') throw new Error(`${judged.phone} was not among the numbers of its own questions`)
  throw new Fault(400, `attribute[${judged.questionId}]: ${judged.message}`)
}

/** An answer as it came, for people to read. @throws Fault 400 where a usable one is required */
function asSent(question: Question | undefined, code: string, values: readonly string[], urgent: boolean): SaidAnswer {
  if (question?.required && !urgent) throw new Fault(400, `attribute[${code}] is not one of its answers`)
  return { label: question?.label ?? code, said: values.join('、') }
}

/** Nobody knows whether the number was called: what the app's sender says of themselves, a program does not. */
const saidBy = (answer: SaidAnswer): SaidAnswer =>
  answer.label === CALLED_LABEL ? { label: '请核实是否已经拨打', said: answer.said } : answer

const phonesOf = (questions: readonly Question[]): string[] =>
  questions.flatMap(({ options = [] }) => options.flatMap(({ emergencyPhone }) => emergencyPhone ?? []))

/** What a form can mean as a value of that kind: its code or its words; undefined when nothing. */
function valueIn({ kind, options = [] }: Question, values: readonly string[]): Answer['value'] | undefined {
  const [first = ''] = values
  if (kind === 'number') {
    const value = numberIn(first)
    return values.length === 1 && Number.isFinite(value) ? value : undefined
  }
  if (kind === 'moment') return values.length === 1 ? localMoment(first) : undefined
  if (kind === 'text' || kind === 'paragraph') return values.length === 1 ? first : undefined
  const chosen = [...new Set(kind === 'multi' ? values.flatMap((each) => partsOf(each, options)) : values)]
  const ids = chosen.map((each) => options.find((option) => isMeant(option, each))?.id)
  return ids.every((id) => id !== undefined) ? [...new Set(ids)] : undefined
}

const DAY_MS = 86_400_000

/** A moment as the app's own form sends it: the street's day, and its minute where the client knows more than the day. */
function localMoment(text: string): string | undefined {
  const moment = momentIn(text)
  if (!moment) return undefined
  const isDay = moment.until - moment.from === DAY_MS
  return isDay ? dayOf(moment.from) : isoOf(moment.from).slice(0, 'YYYY-MM-DDTHH:mm'.length)
}

const isMeant = ({ id, label }: { id: string; label: string }, said: string): boolean =>
  id === said || lettersOf(label) === lettersOf(said)

/** Several values in one, as some clients send them: only where the whole is none. */
const partsOf = (said: string, options: NonNullable<Question['options']>): string[] =>
  options.some((option) => isMeant(option, said)) ? [said] : said.split(/[,，、|]/).map((part) => part.trim())
