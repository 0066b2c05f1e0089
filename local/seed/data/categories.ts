import type { Question } from '@shared/rules/reports/category'
import type { ReportCategory } from '@shared/rules/reports/report'
import { POINTS, QUESTIONS, TEAMS } from './questions'

/** A category with what people write when they use it: enough to make a year of believable reports. */
export interface CategoryFacts extends Omit<ReportCategory, 'version' | 'questions'> {
  questions: readonly Question[]
  team?: string
  acceptedPoints?: number
  confirmedPoints?: number
  /** How often it comes up, against the others. */
  weight: number
  says: readonly string[]
  /** What staff note when it is done. */
  fixed: string
}

function category(
  id: string,
  name: string,
  group: string,
  icon: string,
  slaHours: number,
  weight: number,
  says: readonly string[],
  fixed: string,
): CategoryFacts {
  const team = TEAMS[id]
  return {
    ...{ id, name, group, icon, slaHours, weight, says, fixed, urgent: false },
    questions: QUESTIONS[id] ?? [],
    ...(team ? { team } : {}),
    ...POINTS[id],
  }
}

const urgent = (facts: CategoryFacts, emergencyPhone: string): CategoryFacts => ({
  ...facts,
  urgent: true,
  emergencyPhone,
})

/** What can be reported in the demo street. `icon` names an icon of the app. */
export const CATEGORIES: readonly CategoryFacts[] = [
  urgent(
    category(
      'person-help',
      '人员求助',
      '紧急',
      'hand',
      1,
      2,
      ['路边有位老人走不动，需要帮忙', '有人在路口摔倒，一直坐着起不来'],
      '已送到家人身边，人没事',
    ),
    '120',
  ),
  urgent(
    category(
      'incident',
      '突发事件',
      '紧急',
      'alarm',
      1,
      2,
      ['路口两车剐蹭，堵了一条车道', '楼下聚了很多人在争吵'],
      '已到场处理，路口恢复通行',
    ),
    '110',
  ),
  urgent(
    category('fire-smoke', '冒烟起火', '紧急', 'fire', 1, 1, ['垃圾桶在冒烟', '楼道里有焦糊味'], '已扑灭，周边已检查'),
    '119',
  ),
  category(
    'road',
    '道路坑洼',
    '道路',
    'road',
    72,
    10,
    ['路面有个坑，晚上看不清，骑车容易摔', '辅路塌了一块，外卖箱都颠翻了'],
    '坑已填平，路面已压实',
  ),
  category('manhole', '井盖破损', '道路', 'drain', 24, 7, ['井盖松动，车压上去会翘', '井盖缺了一角'], '井盖已更换'),
  category(
    'lamp',
    '路灯不亮',
    '道路',
    'lamp',
    48,
    7,
    ['连着三盏路灯不亮', '巷子里路灯一闪一闪'],
    '路灯已修好，晚上看过了',
  ),
  category(
    'snow',
    '积雪结冰',
    '道路',
    'snow',
    12,
    4,
    ['坡上结冰，骑不上去', '背阴处有冰，已经滑倒两个人'],
    '已除冰撒沙',
  ),
  category(
    'traffic',
    '交通隐患',
    '道路',
    'warn',
    48,
    6,
    ['拐弯处树枝挡住视线', '斑马线磨没了，车不减速'],
    '已处理，视线恢复',
  ),
  category(
    'fire-lane',
    '消防通道占用',
    '安全',
    'exit',
    24,
    8,
    ['消防通道停了两辆私家车', '单元门口堆着旧家具，出不来'],
    '通道已清空',
  ),
  category(
    'wire',
    '飞线充电',
    '安全',
    'wire',
    24,
    8,
    ['从三楼拉线下来给电动车充电', '楼道里有人给电瓶充电'],
    '线已拆除，已引导到充电棚',
  ),
  category(
    'fraud',
    '可疑诈骗',
    '安全',
    'shield',
    24,
    3,
    ['有人在门口让老人扫码领鸡蛋', '收到让垫付运费的电话'],
    '已核实并提醒居民',
  ),
  category('clutter', '乱堆乱放', '环境', 'broom', 48, 8, ['纸箱堆在路口好几天', '共享单车把人行道堵死了'], '已清理'),
  category(
    'occupy',
    '占道经营',
    '环境',
    'shop',
    24,
    5,
    ['摊位摆到非机动车道上了', '店外摆的桌子把盲道占了'],
    '摊位已退回店内',
  ),
  category('trash', '垃圾满溢', '环境', 'trash', 24, 8, ['垃圾桶满了，袋子堆在外面', '路边有建筑垃圾'], '已清运'),
  category(
    'noise',
    '噪音扰民',
    '环境',
    'noise',
    48,
    3,
    ['工地夜里十一点还在施工', '商铺喇叭从早放到晚'],
    '已劝导，音量降下来了',
  ),
  category(
    'ride-in',
    '进门难',
    '小哥急难',
    'door',
    72,
    4,
    ['小区不让电动车进，走一趟要二十分钟', '保安要求登记，高峰期排长队'],
    '已和物业商定专用通道',
  ),
  category('other', '其他', '其他', 'dots', 72, 3, ['宣传栏玻璃碎了', '休息点的椅子坏了一把'], '已修好'),
]
