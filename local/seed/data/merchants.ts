import type { Point } from '@shared/rules/place/geo'
import type { CommunityId } from './street'

/** A partner shop (暖新商家). Names are made up. */
export interface MerchantFacts {
  merchantId: string
  name: string
  address: string
  phone: string
  communityId: CommunityId
  location: Point
  /** 小哥专属停车位. */
  parking: boolean
}

function merchant(
  merchantId: string,
  name: string,
  communityId: CommunityId,
  address: string,
  [latitude, longitude]: readonly [number, number],
  parking = false,
): Omit<MerchantFacts, 'phone'> {
  return { merchantId, name, communityId, address, location: { latitude, longitude }, parking }
}

const STREET_FOOD = '上乔西路美食街'

const SHOPS = [
  merchant('xiaonuan-noodle', '小暖面馆', 'shangqiaoxi', `${STREET_FOOD} 1 号`, [37.5281, 121.3899], true),
  merchant('nuanyang-bun', '暖阳包子铺', 'shangqiaoxi', `${STREET_FOOD} 3 号`, [37.528, 121.3898]),
  merchant('qiaoxi-dumpling', '乔西饺子馆', 'shangqiaoxi', `${STREET_FOOD} 5 号`, [37.5279, 121.3897], true),
  merchant('tuanyuan-rice', '团圆快餐', 'shangqiaoxi', `${STREET_FOOD} 8 号`, [37.5277, 121.3896]),
  merchant('laowei-soup', '捞味汤馆', 'shangqiaoxi', `${STREET_FOOD} 11 号`, [37.5276, 121.3895]),
  merchant('haifeng-rice', '海风盖饭', 'shangqiaoxi', `${STREET_FOOD} 14 号`, [37.5274, 121.3894], true),
  merchant('yedeng-bbq', '夜灯小吃', 'shangqiaoxi', `${STREET_FOOD} 17 号`, [37.5273, 121.3893]),
  merchant('qingtang-hotpot', '清汤小火锅', 'shangqiaoxi', `${STREET_FOOD} 20 号`, [37.5272, 121.3892]),
  merchant('zaoan-congee', '早安粥铺', 'shangqiaoxi', '上乔西路 20 号', [37.529, 121.391]),
  merchant('jieli-store', '接力便利店', 'shangqiaoxi', '上乔西路 33 号', [37.5292, 121.3917], true),
  merchant('tashan-noodle', '塔山拉面', 'tashan', '塔山路 15 号', [37.5209, 121.3938], true),
  merchant('shanxia-rice', '山下食堂', 'tashan', '环山路 60 号', [37.5217, 121.3941], true),
  merchant('qizhong-bun', '奇中早点', 'qizhong', '奇山中街 11 号', [37.5315, 121.3948]),
  merchant('shichang-rice', '市场盒饭', 'qizhong', '奇中市场路 9 号', [37.5327, 121.3968], true),
  merchant('nanda-drink', '南大街茶饮', 'qizhong', '南大街 150 号', [37.5346, 121.3939]),
  merchant('qiaotou-dumpling', '桥头水饺', 'siyanqiao', '四眼桥街 12 号', [37.5341, 121.3872]),
  merchant('qiaobian-soup', '桥边羊汤', 'siyanqiao', '桥头巷 8 号', [37.535, 121.386], true),
  merchant('qidong-noodle', '奇东打卤面', 'qidong', '奇山东街 22 号', [37.5299, 121.4006]),
  merchant('jiefang-rice', '解放路简餐', 'qidong', '解放路 65 号', [37.5309, 121.4028], true),
  merchant('nanshan-congee', '南山粥铺', 'nanshanlu', '南山路 25 号', [37.5239, 121.3848]),
  merchant('qingnian-rice', '青年食堂', 'qingnianlu', '青年路 40 号', [37.5289, 121.3809], true),
  merchant('yeban-noodle', '夜班面馆', 'qingnianlu', '青年南路 16 号', [37.5275, 121.3802]),
]

/** The shops; the first is where the demo clerks work. Most stand in the food street. No landline begins with a zero. */
export const MERCHANTS: readonly MerchantFacts[] = SHOPS.map((shop, index) => ({
  ...shop,
  phone: `0535-0000${201 + index}`,
}))
