import type { Category } from '@miniapp/lib/answers/categories'
import type { Spot } from '@miniapp/lib/places/spot'
import type { ReportDraft } from '@miniapp/lib/reports/reportDraft'
import { judgeAnswers } from '@shared/rules/reports/category'

/** What the send button says is missing; undefined when nothing is. */
export function missingIn(
  { photos, answers, called }: ReportDraft,
  category: Category | undefined,
  spot: Spot | undefined,
): string | undefined {
  if (photos.length === 0 && !category?.urgent) return '还差照片'
  if (!category) return '还要选类别'
  const judged = judgeAnswers(category.questions, answers, { called, urgent: category.urgent })
  // The button itself asks for that call.
  if (judged.verdict === 'wrong') return judged.message
  return spot ? undefined : '还差位置'
}

/** The number that has to be called before this is sent, and the answer that asks for it. */
export function callIn({ answers, called }: Pick<ReportDraft, 'answers' | 'called'>, category: Category | undefined) {
  const questions = category?.questions ?? []
  const judged = judgeAnswers(questions, answers, { called, urgent: true })
  if (judged.verdict !== 'stop') return undefined
  const { phone } = judged
  const chosen = answers.flatMap(({ value }) => (Array.isArray(value) ? value : []))
  const options = questions.flatMap((question) => question.options ?? [])
  return {
    phone,
    answer: options.find(({ id, emergencyPhone }) => emergencyPhone === phone && chosen.includes(id))?.label,
  }
}
