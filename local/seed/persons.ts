import { openidOf } from '../cloud/openid'

/** What a demo person shows: how far along 报到 they are, and what they may do. */
export type DemoRole = 'worker' | 'newcomer' | 'pending' | 'rejected' | 'gridWorker' | 'merchant' | 'admin'

/** Somebody to sign in as on one machine. Nobody real: every name says that it is made up. */
export interface DemoPerson {
  key: string
  name: string
  role: DemoRole
  roleLabel: string
  /** What can be tried as this person, in a few words. */
  note: string
  /** The street they belong to, as the sheet says it. */
  street: string
  /** Where they sign in; without it that is the street the app is built for. */
  streetId?: string
  openid: string
}

const FIRST: Pick<DemoPerson, 'street' | 'streetId'> = { street: '奇山街道' }
const SECOND = { street: '白石街道', streetId: 'baishi' }

const person = (
  key: string,
  name: string,
  role: DemoRole,
  roleLabel: string,
  note: string,
  of = FIRST,
): DemoPerson => ({
  key,
  name,
  role,
  roleLabel,
  note,
  ...of,
  openid: openidOf(key),
})

/** The demo people of the sign-in sheet, in its order. */
export const DEMO_PERSONS: readonly DemoPerson[] = [
  person('rider', '演骑手一', 'worker', '外卖骑手', '已报到，有积分、一张待用套餐券、一件待确认的随手拍'),
  person('courier', '演快递一', 'worker', '快递员', '已报到，连续打卡中'),
  person('newcomer', '新来的小哥', 'newcomer', '还没报到', '第一次打开，从报到开始'),
  person('newcomer-2', '又一位小哥', 'newcomer', '还没报到', '再走一遍报到'),
  person('pending', '演网约十', 'pending', '网约车司机', '已提交报到，等上乔西路社区确认'),
  person('rejected', '样代驾三', 'rejected', '代驾司机', '报到被退回，需要修改'),
  person('grid-shangqiaoxi', '演网格一', 'gridWorker', '上乔西路社区网格员', '确认报到，处理随手拍'),
  person('grid-tashan', '演网格四', 'gridWorker', '塔山社区网格员', '只看得到塔山社区'),
  person('clerk-1', '演店员一', 'merchant', '小暖面馆店员', '扫码核销套餐券'),
  person('clerk-2', '试店员二', 'merchant', '小暖面馆店员', '同一家店的另一位店员'),
  person('admin', '样主任', 'admin', '街道管理员', '看全街道的数字'),
  person('grid-jiansheli', '演白网格', 'gridWorker', '建设里社区网格员', '工作台账：一年的数', SECOND),
  person('grid-baishicun', '试白网格', 'gridWorker', '白石村社区网格员', '只看得到白石村社区', SECOND),
  person('baishi-admin', '样白主任', 'admin', '街道管理员', '另一个街道，互相看不到', SECOND),
]

/** The demo person of that key. @throws when there is none. */
export function demoPerson(key: string): DemoPerson {
  const found = DEMO_PERSONS.find((each) => each.key === key)
  if (!found) throw new Error(`no demo person ${key}`)
  return found
}
