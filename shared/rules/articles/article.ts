/** What articles are about, as the list's chips call it. */
export const ARTICLE_CATEGORIES = {
  policy: { label: '政策', full: '政策发布' },
  model: { label: '典型', full: '典型宣传' },
  letter: { label: '一封信', full: '致新就业群体一封信' },
  notice: { label: '通知', full: '通知' },
  lesson: { label: '学习', full: '码上学' },
  activity: { label: '活动', full: '活动回顾' },
} as const
export type ArticleCategory = keyof typeof ARTICLE_CATEGORIES

/** What is wrong with an article, in a reader's words. */
export const ARTICLE_REMARKS = { unclear: '看不懂', useless: '没用' } as const
export type ArticleRemark = keyof typeof ARTICLE_REMARKS

/** Where the one button of the box leads inside the app. */
export const ARTICLE_DOORS = {
  register: '去报到',
  services: '看本月服务',
  stations: '找驿站',
  report: '随手拍',
  meals: '换小哥套餐',
} as const
export type ArticleDoor = keyof typeof ARTICLE_DOORS

export const ARTICLE_LIMITS = {
  title: 60,
  summary: 120,
  blocks: 80,
  text: 2000,
  items: 20,
  item: 200,
  caption: 60,
  linkText: 40,
  address: 500,
  /** All words of an article; with them it fits a request. */
  characters: 12_000,
  pictures: 20,
  forWhom: 100,
  gain: 200,
  why: 100,
  reason: 200,
  remark: 200,
  audience: 20,
  consents: 10,
  versions: 200,
  /** So many stand above a street's list at once. */
  pins: 3,
  /** So far ahead an article may be scheduled or pinned. Days. */
  daysAhead: 366,
} as const

/** Why something is taken down, to choose from. */
export const WITHDRAW_REASONS = ['政策已经变了', '内容有误，改好再发', '当事人不同意公开', '发错了范围'] as const

/** How long it is known who read, and what readers said. Days. */
export const RECEIPT_DAYS = 180
