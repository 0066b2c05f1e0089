/**
 * Sentences that staff send often: data of a street. A template belongs to one move of a report and may name facts of
 * the report in braces; they are filled in when somebody takes it over.
 */
export const TEMPLATE_MOVES = {
  accept: '受理',
  reject: '不予受理',
  assign: '派单',
  start: '开始处理',
  resolve: '处理完成',
  handOver: '转办',
} as const
export type TemplateMove = keyof typeof TEMPLATE_MOVES

/** Facts a template may name: the word in braces, and what stands for it while it is written. */
export const TEMPLATE_FACTS = {
  类别: '井盖',
  地址: '上乔西路 12 号',
  期限: '明天 17:00',
  经办: '网格员 王*',
} as const
export type TemplateFact = keyof typeof TEMPLATE_FACTS

export const TEMPLATE_LIMITS = { title: 12, text: 200, perStreet: 100 } as const

const PLACEHOLDER = /\{([^{}]*)\}/g

/** The words in braces that are no fact. */
export function unknownFacts(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)]
    .map(([, word = '']) => word)
    .filter((word) => !Object.hasOwn(TEMPLATE_FACTS, word))
}

/** The sentence with its facts; one that is not known leaves nothing behind. */
export function fillTemplate(text: string, facts: Readonly<Partial<Record<TemplateFact, string>>>): string {
  const known: Readonly<Record<string, string | undefined>> = facts
  return text.replace(PLACEHOLDER, (_, word: string) => known[word] ?? '')
}
