import { plus, type Sum } from '@shared/rules/points/settlement'

const NOTHING: Sum = { vouchers: 0, points: 0, valueFen: 0 }

/** What the statements of a month come to, and how many of them wait to be closed. */
export function togetherOf(statements: readonly { total: Sum; state: 'open' | 'closed'; over: boolean }[]) {
  return {
    total: statements.reduce((sum, statement) => plus(sum, statement.total), NOTHING),
    waiting: statements.filter(({ state, over }) => state === 'open' && over).length,
  }
}
