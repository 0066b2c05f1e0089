import type { Question } from '@shared/rules/reports/category'

const option = (id: string, label: string, emergencyPhone?: string) => ({
  id,
  label,
  ...(emergencyPhone ? { emergencyPhone } : {}),
})

/** A question with answers to choose from; one that must be answered unless told. */
const choose = (
  kind: 'single' | 'multi',
  id: string,
  label: string,
  options: ReturnType<typeof option>[],
  required = true,
): Question => ({ id, kind, label, required, options })

/** What the demo street asks beyond photo, place and words. */
export const QUESTIONS: Readonly<Record<string, readonly Question[]>> = {
  'person-help': [
    choose('single', 'state', '人现在怎么样', [
      option('awake', '清醒，能说话'),
      option('faint', '叫不醒', '120'),
      option('bleeding', '在流血', '120'),
    ]),
  ],
  incident: [
    choose('single', 'hurt', '有人受伤吗', [
      option('no', '没有'),
      option('yes', '有人受伤', '120'),
      option('unsure', '看不清'),
    ]),
  ],
  'fire-smoke': [
    choose('single', 'flame', '看得到火苗吗', [option('smoke', '只有烟'), option('flame', '有火苗', '119')]),
  ],
  road: [
    { id: 'width', kind: 'number', label: '坑大约多宽', required: false, min: 5, max: 500, unit: '厘米' },
    choose(
      'single',
      'lane',
      '在哪条道上',
      [option('car', '机动车道'), option('bike', '非机动车道'), option('walk', '人行道')],
      false,
    ),
  ],
  manhole: [
    choose('single', 'kind', '井盖怎么了', [
      option('missing', '不见了', '110'),
      option('broken', '破了'),
      option('loose', '松动、响'),
      option('sunk', '下沉'),
    ]),
  ],
  lamp: [
    { id: 'count', kind: 'number', label: '几盏不亮', required: false, min: 1, max: 50, unit: '盏' },
    { id: 'pole', kind: 'text', label: '灯杆上的编号', required: false },
    { id: 'since', kind: 'moment', label: '从什么时候起不亮', required: false },
  ],
  'fire-lane': [
    choose('multi', 'what', '被什么占了', [
      option('car', '汽车'),
      option('bike', '电动车'),
      option('things', '杂物'),
      option('lock', '上了锁'),
    ]),
  ],
  wire: [
    choose('single', 'where', '在哪里充电', [
      option('outside', '楼外拉线'),
      option('stairs', '楼道里'),
      option('home', '进了家门'),
      option('smoke', '已经冒烟', '119'),
    ]),
    { id: 'bikes', kind: 'number', label: '几辆车', required: false, min: 1, max: 30, unit: '辆' },
  ],
  noise: [
    choose(
      'multi',
      'when',
      '什么时候吵',
      [option('morning', '清早'), option('noon', '中午'), option('night', '夜里')],
      false,
    ),
  ],
  'ride-in': [{ id: 'story', kind: 'paragraph', label: '门口是怎么说的', required: false }],
  fraud: [choose('single', 'paid', '有人已经转钱了吗', [option('no', '没有'), option('yes', '转了', '110')])],
}

/** Who usually has a category. */
export const TEAMS: Readonly<Record<string, string>> = {
  road: '市政养护队',
  manhole: '市政养护队',
  lamp: '路灯所',
  snow: '环卫队',
  trash: '环卫队',
  clutter: '环卫队',
  'fire-lane': '平安办',
  wire: '平安办',
  fraud: '派出所',
  occupy: '综合执法队',
}

/** Points that differ from the street's rule: what protects lives earns more. */
export const POINTS: Readonly<Record<string, { acceptedPoints: number; confirmedPoints: number }>> = {
  'fire-lane': { acceptedPoints: 8, confirmedPoints: 12 },
  wire: { acceptedPoints: 8, confirmedPoints: 12 },
}
