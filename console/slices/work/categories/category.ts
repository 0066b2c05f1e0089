import type { Values } from '@console/parts/RouteForm'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { QUESTION_KINDS, type Question, type QuestionOption } from '@shared/rules/reports/category'
import { sayTerm } from '@shared/rules/time/working'

export type Category = Outputs['reports']['editedCategories']['items'][number]
type Input = Omit<Inputs['reports']['saveCategory'], 'id' | 'version' | 'categoryId'>

/** A new one, before anything is typed. */
export const EMPTY: Values = {
  ...{ name: '', group: '', icon: 'dots', slaHours: 48, urgent: false, order: 99, active: true, confidential: false },
  questions: [],
}

/** A category as its form shows it. */
export function valuesOf({ id: _, version: __, confidential = false, ...category }: Category): Values {
  return { ...category, confidential, questions: category.questions ?? [] }
}

/** A form that was checked; what an optional field holds may be nothing in one of several ways. */
type Typed = Omit<Input, 'questions'> & { questions: readonly Question[] }

const isChoice = ({ kind }: Question) => kind === 'single' || kind === 'multi'

/** What is sent: what was cleared is left out, and a question has only what its kind asks for. */
export function inputOf(values: Values): Input {
  const { emergencyPhone, team, acceptedPoints, confirmedPoints, questions, ...facts } = values as Typed
  return {
    ...facts,
    ...given({ emergencyPhone: facts.urgent ? emergencyPhone : undefined, team, acceptedPoints, confirmedPoints }),
    questions: questions.map((question) => {
      const { id, kind, label, required, options = [], min, max, unit } = question
      const asked = { id, kind, label, required }
      if (isChoice(question)) return { ...asked, options: options.map(optionOf) }
      return kind === 'number' ? { ...asked, ...given({ min, max, unit }) } : asked
    }),
  }
}

const optionOf = ({ id, label, emergencyPhone }: QuestionOption): QuestionOption => ({
  ...{ id, label },
  ...given({ emergencyPhone }),
})

/** What something is in; an empty field holds nothing, null or blanks. */
function given<T extends Record<string, unknown>>(facts: T): Partial<T> {
  const isThere = (value: unknown) => value !== undefined && value !== null && String(value).trim() !== ''
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => isThere(value))) as Partial<T>
}

export const LABELS: Readonly<Record<string, string>> = {
  ...{ name: '名称', group: '分组', icon: '图标', slaHours: '时限', urgent: '紧急', emergencyPhone: '先打的电话' },
  ...{ team: '负责单位', order: '排序', active: '可以上报', confidential: '不公开', questions: '问题' },
  ...{ acceptedPoints: '受理积分', confirmedPoints: '解决积分' },
}

/** A value of such a form in words. */
export function say(key: string, value: unknown): string {
  if (key === 'questions') return (value as Question[]).map(sayQuestion).join('；') || '没有'
  if (typeof value === 'boolean') return value ? '是' : '否'
  return value === undefined ? '没有' : String(value)
}

/** 有人受伤吗（选一个：没有、有人受伤→120，必答）. */
function sayQuestion({ label, kind, required, options = [] }: Question): string {
  const choices = options.map((option) => option.label + (option.emergencyPhone ? `→${option.emergencyPhone}` : ''))
  const said = [QUESTION_KINDS[kind] + (choices.length > 0 ? `：${choices.join('、')}` : ''), required ? '必答' : '']
  return `${label}（${said.filter(Boolean).join('，')}）`
}

/** 72 个工作小时内处理 · 受理 8 分 · 2 个问题. */
export function sayFacts({ acceptedPoints, questions = [], team, ...term }: Category): string {
  const points = acceptedPoints === undefined ? undefined : `受理 ${acceptedPoints} 分`
  const asked = questions.length > 0 ? `${questions.length} 个问题` : undefined
  return [sayTerm(term), points, asked, team].filter(Boolean).join(' · ')
}
