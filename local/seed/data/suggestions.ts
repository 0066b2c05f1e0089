import type { SuggestionCategory } from '@shared/rules/suggestions/suggestion'

/** What riders wish for in the demo, three of each kind; each is said of three places: 72 in all, as the newspaper counts. */
export const WISHES: Readonly<Record<SuggestionCategory, readonly string[]>> = {
  access: [
    '送餐进小区每次都要登记，能不能登记一次用一个月',
    '保安交接班的时候没人开门，能不能留个扫码开门',
    '门口不让停车，走进去送完餐就超时了',
  ],
  stairs: [
    '老楼没有电梯，能不能在一楼放个取餐架',
    '楼道灯坏了好久，晚上上楼看不清',
    '单元门牌看不清，能不能贴个大一点的楼号',
  ],
  rest: [
    '晚上九点以后没有地方坐一会儿，驿站能不能晚点关',
    '天冷，等单的地方能不能有个避风棚',
    '驿站人多的时候没有座，能不能多放几把折叠椅',
  ],
  parking: [
    '商场门口划几个电动车临时停车位',
    '路边停五分钟就被贴单，能不能给取餐留个时间',
    '停车线太窄，箱子车停不进去',
  ],
  charging: ['换电柜太少，中午要排队', '充电桩一半是坏的，能不能贴个报修电话', '驿站里手机充电线不够，能不能多几根'],
  meals: ['下午两点以后就没有小哥套餐了，能不能延到三点', '想要清真的套餐', '早上六点前想吃口热的'],
  toilet: ['这一片找不到公厕，能不能让商家借用', '公厕晚上锁门，能不能留一间', '驿站的厕所没有热水'],
  other: ['想学急救，能不能办一次课', '孩子放假没人带，社区能不能有个看护点', '希望有人帮忙看看租房合同'],
}

/** Where each is said to be, a community at a time. */
export const SPOTS = ['南门', '东门', '主路口'] as const

/** What staff answered, and why something cannot be done here and who could. */
export const ANSWERS = [
  '和物业说好了，下周一起试一个月',
  '已经报给负责的科室，月底前办好',
  '驿站这周起照这个办',
] as const
export const REFUSALS = [
  { text: '这条路归区里管，街道改不了划线', who: '区交通局' },
  { text: '楼里的灯要业主一起定，社区只能帮着说', who: '业委会' },
] as const
