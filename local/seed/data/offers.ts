/** A 小哥套餐, before it belongs to a street. Money is integer fen. */
export interface OfferFacts {
  offerId: string
  merchantId: string
  title: string
  description: string
  /** Picture code in miniapp/assets/meal. */
  picture: string
  pricePoints: number
  cashFen: number
  stockPerDay: number
  /** Over how many items the day's stock is split. */
  stockShards: number
  fromMinute: number
  toMinute: number
  weekdays: readonly number[]
  perDay: number
  /** How often it is chosen in the demo history. */
  weight: number
}

const DAILY = [0, 1, 2, 3, 4, 5, 6] as const
const WORKDAYS = [1, 2, 3, 4, 5] as const

/** When a meal is handed out: minutes of the Shanghai day. */
const MORNING = [6 * 60, 9 * 60 + 30] as const
const LUNCH = [11 * 60, 14 * 60] as const
const DINNER = [17 * 60, 20 * 60] as const
const NIGHT = [21 * 60, 24 * 60] as const
const ALL_DAY = [0, 24 * 60] as const

type Rest = Partial<Pick<OfferFacts, 'cashFen' | 'stockPerDay' | 'stockShards' | 'weekdays' | 'perDay' | 'weight'>>

function offer(
  offerId: string,
  merchantId: string,
  picture: string,
  pricePoints: number,
  [fromMinute, toMinute]: readonly [number, number],
  title: string,
  description: string,
  rest: Rest = {},
): OfferFacts {
  const usual = { cashFen: 0, stockPerDay: 20, stockShards: 1, weekdays: DAILY, perDay: 1, weight: 3 }
  return { offerId, merchantId, picture, pricePoints, fromMinute, toMinute, title, description, ...usual, ...rest }
}

/** The meals. At any hour of any day several can be used; the first is the one everybody wants, on split stock. */
export const OFFERS: readonly OfferFacts[] = [
  offer(
    'xiaonuan-set',
    'xiaonuan-noodle',
    'noodle',
    30,
    ALL_DAY,
    '小哥热汤面套餐',
    '一碗牛肉汤面，加一份小菜，免费续汤',
    {
      stockPerDay: 120,
      stockShards: 8,
      perDay: 2,
      weight: 12,
    },
  ),
  offer('xiaonuan-water', 'xiaonuan-noodle', 'drink', 5, ALL_DAY, '保温壶续热水加茶', '把壶递过来就行，绿茶红茶都有', {
    stockPerDay: 60,
    perDay: 3,
    weight: 6,
  }),
  offer('nuanyang-breakfast', 'nuanyang-bun', 'bun', 15, MORNING, '小哥早餐套餐', '三个包子，一杯豆浆，一个鸡蛋'),
  offer('qiaoxi-lunch', 'qiaoxi-dumpling', 'dumpling', 35, LUNCH, '小哥水饺套餐', '鲅鱼水饺二十个，饺子汤随便喝', {
    cashFen: 300,
  }),
  offer('qiaoxi-dinner', 'qiaoxi-dumpling', 'dumpling', 35, DINNER, '小哥晚餐水饺', '三鲜水饺二十个', { cashFen: 300 }),
  offer('tuanyuan-lunch', 'tuanyuan-rice', 'rice', 30, LUNCH, '小哥两荤一素', '两荤一素，米饭不限', {
    stockPerDay: 40,
    weight: 6,
  }),
  offer('laowei-lunch', 'laowei-soup', 'soup', 25, LUNCH, '小哥暖胃汤套餐', '一份汤，两个馒头'),
  offer('haifeng-lunch', 'haifeng-rice', 'rice', 30, LUNCH, '小哥盖饭', '五选一盖饭，送例汤', { cashFen: 200 }),
  offer('haifeng-dinner', 'haifeng-rice', 'rice', 30, DINNER, '小哥晚市盖饭', '五选一盖饭，送例汤', { cashFen: 200 }),
  offer('yedeng-night', 'yedeng-bbq', 'rice', 30, NIGHT, '小哥夜宵套餐', '炒饭一份，凉茶一杯', { weight: 4 }),
  offer('qingtang-dinner', 'qingtang-hotpot', 'hotpot', 60, DINNER, '小哥一人小火锅', '一荤三素，面条一份', {
    cashFen: 500,
    stockPerDay: 10,
  }),
  offer('zaoan-breakfast', 'zaoan-congee', 'congee', 12, MORNING, '小哥热粥套餐', '皮蛋瘦肉粥，一根油条', {
    weight: 5,
  }),
  offer('jieli-bread', 'jieli-store', 'bun', 10, ALL_DAY, '面包加热奶', '吐司一份，热牛奶一盒，随到随取', {
    stockPerDay: 30,
    weight: 5,
  }),
  offer('tashan-lunch', 'tashan-noodle', 'noodle', 28, LUNCH, '小哥拉面套餐', '大碗拉面，加一个卤蛋'),
  offer('shanxia-lunch', 'shanxia-rice', 'rice', 28, LUNCH, '小哥食堂套餐', '一荤两素，汤饭自取', {
    weekdays: WORKDAYS,
  }),
  offer('qizhong-breakfast', 'qizhong-bun', 'bun', 12, MORNING, '小哥早点套餐', '两个烧饼，一碗豆腐脑'),
  offer('shichang-lunch', 'shichang-rice', 'lunchbox', 25, LUNCH, '小哥盒饭', '两素一荤盒饭，可以带走', {
    stockPerDay: 30,
    weight: 5,
  }),
  offer('nanda-drink', 'nanda-drink', 'drink', 12, ALL_DAY, '小哥热柠檬茶', '大杯热饮一杯'),
  offer('qiaotou-lunch', 'qiaotou-dumpling', 'dumpling', 32, LUNCH, '小哥手工水饺', '手工水饺十八个'),
  offer('qiaobian-soup', 'qiaobian-soup', 'soup', 35, LUNCH, '小哥羊汤套餐', '羊汤一碗，烧饼一个', { cashFen: 300 }),
  offer('qidong-lunch', 'qidong-noodle', 'noodle', 25, LUNCH, '小哥打卤面', '打卤面一碗，面可以加'),
  offer('jiefang-dinner', 'jiefang-rice', 'rice', 30, DINNER, '小哥晚餐简餐', '照烧饭一份，例汤一碗'),
  offer('nanshan-breakfast', 'nanshan-congee', 'congee', 10, MORNING, '小哥小米粥', '小米粥一碗，咸菜一碟'),
  offer('qingnian-lunch', 'qingnian-rice', 'rice', 28, LUNCH, '小哥自选两样', '自选两样菜，米饭不限', {
    weekdays: WORKDAYS,
  }),
  offer('yeban-night', 'yeban-noodle', 'noodle', 28, NIGHT, '小哥夜班热面', '热汤面一碗，收工再走', { weight: 4 }),
  offer('yeban-allday', 'yeban-noodle', 'noodle', 28, ALL_DAY, '小哥随时面', '任何时候来都有一碗', { weight: 4 }),
  // Sold out every day soon after it opens: what one waits for.
  offer('jieli-oden', 'jieli-store', 'hotpot', 15, ALL_DAY, '限量关东煮', '五串关东煮，汤随便加，每天只有两份', {
    stockPerDay: 2,
    weight: 0,
  }),
]
