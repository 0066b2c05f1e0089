import type { Question, QuestionOption } from '@shared/rules/reports/category'
import type { EditedCategory } from '../../useCategories'

/** A question while it is edited: everything as text, the options one a line. */
export interface QuestionForm extends Pick<Question, 'id' | 'kind' | 'label' | 'required'> {
  /** 有人受伤=120: choosing it stops the form and shows the number. */
  options: string
  min: string
  max: string
  unit: string
  /** The options as they were: a label keeps its id. */
  known: readonly QuestionOption[]
}

/** A category while it is edited; numbers as typed, empty for none. */
export interface CategoryForm extends Pick<EditedCategory, 'name' | 'group' | 'icon' | 'urgent' | 'active'> {
  /** Its reports are never public. */
  confidential: boolean
  slaHours: string
  emergencyPhone: string
  acceptedPoints: string
  confirmedPoints: string
  team: string
  order: string
  questions: QuestionForm[]
}

const textOf = (value: number | undefined) => (value === undefined ? '' : String(value))
const numberIn = (text: string) => (/^\d+$/.test(text.trim()) ? Number(text) : undefined)

export const EMPTY_FORM: CategoryForm = {
  name: '',
  group: '',
  icon: 'dots',
  urgent: false,
  active: true,
  confidential: false,
  slaHours: '48',
  emergencyPhone: '',
  ...{ acceptedPoints: '', confirmedPoints: '', team: '', order: '99', questions: [] },
}

export function formOf(category: EditedCategory): CategoryForm {
  const { name, group, icon, urgent, active, slaHours, emergencyPhone = '', team = '', order } = category
  const { confidential = false } = category
  return {
    name,
    group,
    icon,
    urgent,
    active,
    confidential,
    emergencyPhone,
    team,
    slaHours: String(slaHours),
    order: String(order),
    acceptedPoints: textOf(category.acceptedPoints),
    confirmedPoints: textOf(category.confirmedPoints),
    questions: (category.questions ?? []).map(({ id, kind, label, required, options = [], min, max, unit = '' }) => ({
      ...{ id, kind, label, required, unit, min: textOf(min), max: textOf(max), known: options },
      options: options.map((option) => [option.label, option.emergencyPhone].filter(Boolean).join('=')).join('\n'),
    })),
  }
}

/** What is sent. @param makeId a short id for what is new */
export function settingsOf(form: CategoryForm, makeId: () => string) {
  const { name, group, icon, urgent, active, confidential, emergencyPhone, team, questions } = form
  const accepted = numberIn(form.acceptedPoints)
  const confirmed = numberIn(form.confirmedPoints)
  return {
    ...{ name: name.trim(), group: group.trim(), icon, urgent, active, confidential },
    slaHours: numberIn(form.slaHours) ?? 0,
    order: numberIn(form.order) ?? 0,
    ...(emergencyPhone.trim() ? { emergencyPhone: emergencyPhone.trim() } : {}),
    ...(team.trim() ? { team: team.trim() } : {}),
    ...(accepted === undefined ? {} : { acceptedPoints: accepted }),
    ...(confirmed === undefined ? {} : { confirmedPoints: confirmed }),
    questions: questions.map((question) => asked(question, makeId)),
  }
}

function asked({ id, kind, label, required, options, min, max, unit, known }: QuestionForm, makeId: () => string) {
  const base = { id, kind, label: label.trim(), required }
  if (kind === 'text' || kind === 'paragraph' || kind === 'moment') return base
  if (kind === 'number') {
    const [least, most] = [numberIn(min), numberIn(max)]
    return {
      ...base,
      min: least,
      max: most,
      ...(unit.trim() ? { unit: unit.trim() } : {}),
    }
  }
  const lines = options.split('\n').filter((line) => line.trim() !== '')
  return {
    ...base,
    options: lines.map((line) => {
      const [said = '', phone = ''] = line.split(/[=＝]/)
      const before = known.find((option) => option.label === said.trim())
      return {
        id: before?.id ?? makeId(),
        label: said.trim(),
        ...(phone.trim() ? { emergencyPhone: phone.trim() } : {}),
      }
    }),
  }
}
