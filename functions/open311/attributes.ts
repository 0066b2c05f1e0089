import type { CategoryItem } from '@functions/reports/categories'
import { sentenceOf } from '@shared/contract/problems'
import {
  type Answer,
  CATEGORY_LIMITS,
  judgeAnswers,
  type Question,
  type QuestionKind,
  type SaidAnswer,
} from '@shared/rules/category'
import type { Attribute } from './answers'
import { Fault } from './fault'

/** How the standard calls a kind of question. */
const DATATYPES = {
  text: 'string',
  number: 'number',
  single: 'singlevaluelist',
  multi: 'multivaluelist',
} as const satisfies Record<QuestionKind, Attribute['datatype']>

/** A category's own questions in the words of the standard. */
export function attributesOf(questions: readonly Question[]): Attribute[] {
  return questions.map(({ id, kind, label, required, options = [], min, max, unit = '' }, index) => ({
    variable: true,
    code: id,
    datatype: DATATYPES[kind],
    required,
    datatype_description: kind === 'number' ? `${min ?? 0}–${max ?? CATEGORY_LIMITS.number} ${unit}`.trim() : '',
    order: index + 1,
    description: label,
    ...(kind === 'single' || kind === 'multi' ? { values: options.map(listedAs) } : {}),
  }))
}

/** One that has to be called first says so: sent, it is refused. */
const listedAs = ({ id, label, emergencyPhone }: NonNullable<Question['options']>[number]) => ({
  key: id,
  name: emergencyPhone ? `${label}（请先拨打 ${emergencyPhone}）` : label,
})

const NAME = /^attribute\[([^\]]{1,40})\](?:\[\])?$/

/** What a form says under `attribute[code]`, and `attribute[code][]` for a list: every value of a code, in its order. */
export function sentAttributes(form: URLSearchParams): ReadonlyMap<string, readonly string[]> {
  const sent = new Map<string, string[]>()
  for (const [name, value] of form) {
    const code = NAME.exec(name)?.[1]
    if (code === undefined) continue
    const values = sent.get(code) ?? []
    if (values.length >= CATEGORY_LIMITS.options || sent.size > CATEGORY_LIMITS.questions) {
      throw new Fault(400, 'there are too many attributes')
    }
    sent.set(code, [...values, value.trim()])
  }
  return sent
}

/** The answers in words, held against the category's questions as the app's own are. @throws Fault 400 that names the attribute */
export function answersIn(category: CategoryItem, sent: ReadonlyMap<string, readonly string[]>): SaidAnswer[] {
  const answers = [...sent].flatMap(([code, values]): Answer[] => {
    const question = category.questions.find(({ id }) => id === code)
    if (!question) throw new Fault(400, `attribute[${code}] does not belong to this service`)
    const filled = values.filter((value) => value !== '')
    return filled.length === 0 ? [] : [{ questionId: code, value: valueIn(question, filled) }]
  })
  const judged = judgeAnswers(category.questions, answers)
  if (judged.verdict === 'fits') return judged.said
  if (judged.verdict === 'stop') throw new Fault(400, sentenceOf('EMERGENCY_FIRST', { phone: judged.phone }))
  throw new Fault(400, `attribute[${judged.questionId}]: ${judged.message}`)
}

/** @throws Fault 400 when the form cannot mean a value of that kind. */
function valueIn({ id, kind }: Question, values: readonly string[]): Answer['value'] {
  const [first = ''] = values
  if (kind === 'multi') return [...values]
  if (values.length > 1) throw new Fault(400, `attribute[${id}] takes one value`)
  if (kind === 'single') return [first]
  if (kind === 'number') {
    if (!/^-?\d{1,9}(\.\d{1,6})?$/.test(first)) throw new Fault(400, `attribute[${id}] is a number`)
    return Number(first)
  }
  if ([...first].length > CATEGORY_LIMITS.answerCharacters) {
    throw new Fault(400, `attribute[${id}] has at most ${CATEGORY_LIMITS.answerCharacters} characters`)
  }
  return first
}
