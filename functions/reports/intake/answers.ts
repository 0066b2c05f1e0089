import { type CategoryItem, categoryAt } from '@functions/categories/categories'
import { problem } from '@functions/platform/problem'
import { type Answer, judgeAnswers, type SaidAnswer } from '@shared/rules/reports/category'

/**
 * The answers in words, checked against the questions of the version they were given to; of an emergency nothing is
 * required. No read when it is the present version.
 * @throws ANSWERS_INVALID, EMERGENCY_FIRST
 */
export async function saidAnswers(
  category: CategoryItem,
  version: number | undefined,
  answers: readonly Answer[],
  called: readonly string[] = [],
): Promise<SaidAnswer[]> {
  const { streetId, id } = category
  const isOld = version !== undefined && version !== category.version
  const asked = (isOld && (await categoryAt(streetId, id, version))) || category
  const judged = judgeAnswers(asked.questions, answers, { called, urgent: category.urgent })
  if (judged.verdict === 'stop') throw problem('EMERGENCY_FIRST', { phone: judged.phone })
  if (judged.verdict === 'fits') return judged.said
  const { questionId, message } = judged
  throw problem('ANSWERS_INVALID', { questionId, message })
}
