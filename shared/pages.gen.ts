// Written by `npm run openapi` from the folders of the pages; do not edit.

/** Where each page of the app lies: its package and its folder. */
export const PAGES = {
  home: 'pages/home/index',
  me: 'pages/me/index',
  points: 'pages/points/index',
  report: 'pages/report/index',
  'admin/acts': 'packages/admin/pages/acts/index',
  'admin/approvals': 'packages/admin/pages/approvals/index',
  'admin/categories': 'packages/admin/pages/categories/index',
  'admin/category': 'packages/admin/pages/category/index',
  'admin/clients': 'packages/admin/pages/clients/index',
  'admin/exports': 'packages/admin/pages/exports/index',
  'admin/flags': 'packages/admin/pages/flags/index',
  'admin/member': 'packages/admin/pages/member/index',
  'admin/overdue': 'packages/admin/pages/overdue/index',
  'admin/points': 'packages/admin/pages/points/index',
  'admin/reportStats': 'packages/admin/pages/reportStats/index',
  'admin/rule': 'packages/admin/pages/rule/index',
  'admin/rules': 'packages/admin/pages/rules/index',
  'admin/screening': 'packages/admin/pages/screening/index',
  'admin/settings': 'packages/admin/pages/settings/index',
  'admin/shops': 'packages/admin/pages/shops/index',
  'admin/templates': 'packages/admin/pages/templates/index',
  'admin/today': 'packages/admin/pages/today/index',
  'admin/working': 'packages/admin/pages/working/index',
  'grid/activities': 'packages/grid/pages/activities/index',
  'grid/alerts': 'packages/grid/pages/alerts/index',
  'grid/behalf': 'packages/grid/pages/behalf/index',
  'grid/desk': 'packages/grid/pages/desk/index',
  'grid/door': 'packages/grid/pages/door/index',
  'grid/due': 'packages/grid/pages/due/index',
  'grid/handed': 'packages/grid/pages/handed/index',
  'grid/handle': 'packages/grid/pages/handle/index',
  'grid/hours': 'packages/grid/pages/hours/index',
  'grid/log': 'packages/grid/pages/log/index',
  'grid/logged': 'packages/grid/pages/logged/index',
  'grid/mustknow': 'packages/grid/pages/mustknow/index',
  'grid/pair': 'packages/grid/pages/pair/index',
  'grid/pairs': 'packages/grid/pages/pairs/index',
  'grid/queue': 'packages/grid/pages/queue/index',
  'grid/redact': 'packages/grid/pages/redact/index',
  'grid/registration': 'packages/grid/pages/registration/index',
  'grid/registrations': 'packages/grid/pages/registrations/index',
  'grid/requests': 'packages/grid/pages/requests/index',
  'grid/reviews': 'packages/grid/pages/reviews/index',
  'grid/roster': 'packages/grid/pages/roster/index',
  'grid/screen': 'packages/grid/pages/screen/index',
  'grid/served': 'packages/grid/pages/served/index',
  'grid/servicelist': 'packages/grid/pages/servicelist/index',
  'grid/services': 'packages/grid/pages/services/index',
  'grid/survey': 'packages/grid/pages/survey/index',
  'grid/surveyed': 'packages/grid/pages/surveyed/index',
  'merchant/clerkLog': 'packages/merchant/pages/clerkLog/index',
  'merchant/clerks': 'packages/merchant/pages/clerks/index',
  'merchant/confirm': 'packages/merchant/pages/confirm/index',
  'merchant/join': 'packages/merchant/pages/join/index',
  'merchant/month': 'packages/merchant/pages/month/index',
  'merchant/months': 'packages/merchant/pages/months/index',
  'merchant/offer': 'packages/merchant/pages/offer/index',
  'merchant/offers': 'packages/merchant/pages/offers/index',
  'merchant/scan': 'packages/merchant/pages/scan/index',
  'merchant/today': 'packages/merchant/pages/today/index',
  'worker/activities': 'packages/worker/pages/activities/index',
  'worker/activity': 'packages/worker/pages/activity/index',
  'worker/article': 'packages/worker/pages/article/index',
  'worker/articles': 'packages/worker/pages/articles/index',
  'worker/checkin': 'packages/worker/pages/checkin/index',
  'worker/checkins': 'packages/worker/pages/checkins/index',
  'worker/claim': 'packages/worker/pages/claim/index',
  'worker/contact': 'packages/worker/pages/contact/index',
  'worker/copy': 'packages/worker/pages/copy/index',
  'worker/data': 'packages/worker/pages/data/index',
  'worker/details': 'packages/worker/pages/details/index',
  'worker/followed': 'packages/worker/pages/followed/index',
  'worker/homecall': 'packages/worker/pages/homecall/index',
  'worker/lacking': 'packages/worker/pages/lacking/index',
  'worker/leaders': 'packages/worker/pages/leaders/index',
  'worker/leave': 'packages/worker/pages/leave/index',
  'worker/ledger': 'packages/worker/pages/ledger/index',
  'worker/letter': 'packages/worker/pages/letter/index',
  'worker/messages': 'packages/worker/pages/messages/index',
  'worker/offer': 'packages/worker/pages/offer/index',
  'worker/org': 'packages/worker/pages/org/index',
  'worker/orgs': 'packages/worker/pages/orgs/index',
  'worker/paper': 'packages/worker/pages/paper/index',
  'worker/poster': 'packages/worker/pages/poster/index',
  'worker/privacy': 'packages/worker/pages/privacy/index',
  'worker/public': 'packages/worker/pages/public/index',
  'worker/publicReport': 'packages/worker/pages/publicReport/index',
  'worker/register': 'packages/worker/pages/register/index',
  'worker/report': 'packages/worker/pages/report/index',
  'worker/rules': 'packages/worker/pages/rules/index',
  'worker/served': 'packages/worker/pages/served/index',
  'worker/services': 'packages/worker/pages/services/index',
  'worker/signin': 'packages/worker/pages/signin/index',
  'worker/statement': 'packages/worker/pages/statement/index',
  'worker/station': 'packages/worker/pages/station/index',
  'worker/stations': 'packages/worker/pages/stations/index',
  'worker/study': 'packages/worker/pages/study/index',
  'worker/unlearned': 'packages/worker/pages/unlearned/index',
  'worker/voucher': 'packages/worker/pages/voucher/index',
  'worker/vouchers': 'packages/worker/pages/vouchers/index',
} as const

/** What stands above each page. */
export const TITLES: Record<keyof typeof PAGES, string> = {
  home: '暖新',
  me: '我的',
  points: '积分',
  report: '随手拍',
  'admin/acts': '办理记录',
  'admin/approvals': '待审批',
  'admin/categories': '上报类别',
  'admin/category': '类别设置',
  'admin/clients': '数据接口',
  'admin/exports': '导出表格',
  'admin/flags': '异常提醒',
  'admin/member': '小哥的积分',
  'admin/overdue': '超时工单',
  'admin/points': '积分管理',
  'admin/reportStats': '随手拍统计',
  'admin/rule': '改积分规则',
  'admin/rules': '积分规则',
  'admin/screening': '先看后公开',
  'admin/settings': '结算和审批',
  'admin/shops': '商家结算',
  'admin/templates': '回复模板',
  'admin/today': '街道今日',
  'admin/working': '工作时间',
  'grid/activities': '活动现场',
  'grid/alerts': '紧急上报',
  'grid/behalf': '代为登记',
  'grid/desk': '在电脑上登录',
  'grid/door': '现场签到',
  'grid/due': '今天要办',
  'grid/handed': '已转出',
  'grid/handle': '处理工单',
  'grid/hours': '核对时长',
  'grid/log': '工作台账',
  'grid/logged': '台账明细',
  'grid/mustknow': '必看通知',
  'grid/pair': '联系小哥',
  'grid/pairs': '结对联系',
  'grid/queue': '工单',
  'grid/redact': '遮挡照片',
  'grid/registration': '报到详情',
  'grid/registrations': '报到确认',
  'grid/requests': '要核实的',
  'grid/reviews': '公开审核',
  'grid/roster': '值班表',
  'grid/screen': '驿站大屏',
  'grid/served': '履职记录',
  'grid/servicelist': '本月服务',
  'grid/services': '服务清单',
  'grid/survey': '摸底',
  'grid/surveyed': '网点的人',
  'merchant/clerkLog': '店员变动',
  'merchant/clerks': '店员',
  'merchant/confirm': '确认核销',
  'merchant/join': '加入商家',
  'merchant/month': '月结单',
  'merchant/months': '每月结算',
  'merchant/offer': '编辑套餐',
  'merchant/offers': '本店套餐',
  'merchant/scan': '核销',
  'merchant/today': '今日核销',
  'worker/activities': '活动',
  'worker/activity': '活动',
  'worker/article': '文章',
  'worker/articles': '政策与消息',
  'worker/checkin': '打卡',
  'worker/checkins': '我的打卡',
  'worker/claim': '开通街道',
  'worker/contact': '我的联系人',
  'worker/copy': '导出我的数据',
  'worker/data': '我的数据',
  'worker/details': '修改资料',
  'worker/followed': '我关注的',
  'worker/homecall': '喊你回家',
  'worker/lacking': '还没报到的小哥',
  'worker/leaders': '街道积分榜',
  'worker/leave': '注销账号',
  'worker/ledger': '积分明细',
  'worker/letter': '我的聘书',
  'worker/messages': '消息',
  'worker/offer': '小哥套餐',
  'worker/org': '联系的企业',
  'worker/orgs': '我联系的企业',
  'worker/paper': '查验聘书和证明',
  'worker/poster': '海报',
  'worker/privacy': '隐私政策',
  'worker/public': '大家报的',
  'worker/publicReport': '上报进展',
  'worker/register': '报到',
  'worker/report': '上报详情',
  'worker/rules': '怎么得积分',
  'worker/served': '我的履职',
  'worker/services': '本月暖新服务',
  'worker/signin': '登录',
  'worker/statement': '月度账单',
  'worker/station': '驿站',
  'worker/stations': '暖新驿站',
  'worker/study': '码上学',
  'worker/unlearned': '还没学完的小哥',
  'worker/voucher': '兑换券',
  'worker/vouchers': '我的兑换券',
}

/** What the addresses of pages carry. */
export interface PageParams {
  'admin/category': { id?: string }
  'admin/member': { id: string }
  'admin/rule': { reason: string }
  'grid/alerts': { team?: string }
  'grid/behalf': { team?: string }
  'grid/desk': { scene?: string }
  'grid/door': { id: string }
  'grid/handed': { team: string }
  'grid/handle': { id: string; scene?: string }
  'grid/hours': { community?: string }
  'grid/log': { community?: string; write?: 'yes' }
  'grid/logged': { community: string; category: string; name?: string; unit?: string }
  'grid/mustknow': { id?: string }
  'grid/pair': { id: string }
  'grid/pairs': { show?: 'unpaired' }
  'grid/queue': { team?: string; overdue?: 'yes' }
  'grid/redact': { report: string; photos: string }
  'grid/registration': { id: string }
  'grid/requests': { community?: string }
  'grid/roster': { team?: string }
  'grid/servicelist': { committee: string }
  'grid/surveyed': { round?: string; org?: string; name?: string }
  'merchant/clerkLog': { shop?: string }
  'merchant/clerks': { shop?: string }
  'merchant/month': { month: string; shop?: string }
  'merchant/months': { shop?: string }
  'merchant/offer': { shop?: string; id?: string }
  'merchant/offers': { shop?: string }
  'worker/activities': { view?: string }
  'worker/activity': { id: string }
  'worker/article': { id?: string; scene?: string }
  'worker/checkin': { station?: string | undefined; scene?: string }
  'worker/lacking': { org: string }
  'worker/offer': { id: string }
  'worker/org': { org: string }
  'worker/paper': { code?: string }
  'worker/poster': { scene?: string }
  'worker/publicReport': { id: string }
  'worker/report': { id: string }
  'worker/station': { id: string }
  'worker/unlearned': { org: string }
  'worker/voucher': { id: string }
}
