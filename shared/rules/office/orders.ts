/** How far an order over many things is. */
export const ORDER_STATES = {
  running: '正在办',
  stopping: '正在停',
  done: '办完了',
  stopped: '已停止',
  failed: '没有办完',
} as const

/** Why an order ended before its end. */
export const ORDER_FAILURES = {
  rights: '下单的人角色变了或退出了所有设备，剩下的没有办',
  stalled: '系统一直没能办下去，剩下的没有办',
} as const
export type OrderFailure = keyof typeof ORDER_FAILURES

/** What became of one thing of an order; `left`: its turn did not come. */
export const ORDER_OUTCOMES = { done: '办好了', refused: '没办成', left: '没有轮到' } as const

export const ORDER_LIMITS = {
  /** Things of one order. */
  rows: 1_000,
  perHour: 30,
  /** So long an order and its outcomes can be looked at. */
  keepDays: 30,
  /** One that has not moved for so long will hardly go on by itself. */
  stalledMinutes: 30,
} as const
