import { dayOf } from '@shared/rules/day'
import { monthBefore, monthOf } from '@shared/rules/settlement'
import { type MealWindow, sellsAt } from '@shared/rules/voucher'
import type { App, Target } from '../harness/app'
import { aPhoto, asks, next, type Signed } from '../support/people'

/** A screen to be photographed and measured. */
export interface Shot {
  /** Name of its picture: what it shows. */
  name: string
  /** Demo person it is shown to. */
  person: string
  /** Page and query. */
  path: string
  /** What has to be there before it counts as shown. */
  ready: Target
  /** When one page has several looks: which this is. */
  state?: string
  /** What has happened before it is opened. */
  before?: (app: App) => Promise<void>
  /** What the person does after the page is there. */
  act?: (app: App) => Promise<void>
  /** Puts the phone back as it was, for the next screen. */
  undo?: (app: App) => Promise<void>
}

interface Items<T> {
  items: T[]
}

/** The first item of a list of the API, as that person sees it. Throws when there is none. */
async function first<T>(app: Signed, url: string, path: string, fits: (item: T) => boolean = () => true): Promise<T> {
  const { items } = await asks<Items<T>>(app, url, path)
  const found = items.find(fits)
  if (!found) throw new Error(`${path} has nothing to show`)
  return found
}

const worker = (name: string) => `packages/worker/pages/${name}/index`
const grid = (name: string) => `packages/grid/pages/${name}/index`
const admin = (name: string) => `packages/admin/pages/${name}/index`
const merchant = (name: string) => `packages/merchant/pages/${name}/index`

/** Cuts the network before a page is opened, and brings it back. */
const cut = {
  before: (app: App) => app.set({ network: 'none' }),
  undo: (app: App) => app.set({ network: 'wifi' }),
}

/** Writes a report without a network; it stays in the outbox. */
async function writesOffline(app: App): Promise<void> {
  await app.set({ network: 'none' })
  await next(app, { pictures: [await aPhoto()] })
  await app.tap('#photo-add')
  await app.tap('#category-road')
  await app.tap('#report-here')
  await app.type('#report-text', '路口坑洼，骑车压上去会弹')
  await app.tap('#report-send')
  await app.sees('等待发送')
}

/** Gives the unsent report up again. */
async function givesUp(app: App): Promise<void> {
  await app.tap('删除')
  await app.tap('#outgoing-drop-ask-yes')
  await app.misses('等待发送')
  await app.set({ network: 'wifi' })
}

/** What a visitor who never signed in sees. */
export const VISITOR: readonly Shot[] = [
  { name: 'home-visitor', state: 'visitor', person: 'newcomer', path: 'pages/home/index', ready: '#home-signin' },
  { name: 'points-visitor', state: 'visitor', person: 'newcomer', path: 'pages/points/index', ready: '积分' },
  { name: 'report-visitor', state: 'visitor', person: 'newcomer', path: 'pages/report/index', ready: '随手拍' },
  { name: 'me-visitor', state: 'visitor', person: 'newcomer', path: 'pages/me/index', ready: '我的' },
  { name: 'signin', person: 'newcomer', path: worker('signin'), ready: '#signin-submit' },
  { name: 'privacy', person: 'newcomer', path: worker('privacy'), ready: /隐私/ },
  {
    ...{ name: 'rules-never', state: 'never opened, offline', person: 'newcomer', path: worker('rules') },
    ...{ ready: /现在连不上网/, ...cut },
  },
]

/** Somebody who has not been confirmed yet. */
export const newcomer = (): Shot[] => [
  { name: 'home-newcomer', state: 'newcomer', person: 'newcomer', path: 'pages/home/index', ready: '#home-register' },
  { name: 'register', person: 'newcomer', path: worker('register'), ready: '#register-submit' },
  {
    name: 'register-wheel',
    state: 'wheel',
    person: 'newcomer',
    path: worker('register'),
    ready: '#register-submit',
    act: (app) => app.tap('#register-occupation'),
  },
]

/** The courier or rider. */
export async function riding(app: Signed, url: string): Promise<Shot[]> {
  const station = await first<{ stationId: string; hub: boolean }>(
    app,
    url,
    '/streets/qishan/stations?limit=50',
    (s) => s.hub,
  )
  const report = await first<{ reportId: string }>(app, url, '/reports/mine')
  const shown = await first<{ reportId: string }>(app, url, '/public/qishan/reports')
  const meals = await asks<Items<MealWindow & { offerId: string; leftToday: number }>>(app, url, '/offers?limit=50')
  // In the evening lunch is over, whatever is left of it.
  const selling = meals.items.filter((meal) => sellsAt(meal, Date.now()))
  const offer = selling.find(({ leftToday }) => leftToday > 0)
  if (!offer) throw new Error('no meal is on sale')
  const gone = selling.find(({ leftToday }) => leftToday === 0)
  const voucher = await first<{ voucherId: string; state: string }>(app, url, '/vouchers', (v) => v.state === 'issued')
  const used = await asks<Items<{ voucherId: string; state: string }>>(app, url, '/vouchers?limit=50')
  const past = used.items.find(({ state }) => state !== 'issued')
  const shot = (name: string, path: string, ready: Target, more: Partial<Shot> = {}): Shot => ({
    ...{ name, path, ready, person: 'rider' },
    ...more,
  })
  return [
    shot('home', 'pages/home/index', '#home-points'),
    shot('report', 'pages/report/index', '#photo-add'),
    shot('points', 'pages/points/index', '可用积分'),
    shot('me', 'pages/me/index', '我的数据'),
    shot('stations', worker('stations'), '#stations-view'),
    shot('stations-map', worker('stations'), '#stations-view', { state: 'map', act: (a) => a.tap('#stations-view') }),
    shot('station', `${worker('station')}?id=${station.stationId}`, '#station-checkin'),
    shot('checkin', `${worker('checkin')}?station=${station.stationId}`, '#checkin-scan'),
    shot('checkins', worker('checkins'), '打卡'),
    shot('report-detail', `${worker('report')}?id=${report.reportId}`, '提交'),
    shot('messages', worker('messages'), /条没看过|都看过了|还没有消息/),
    shot('followed', worker('followed'), '你说过“就是这个”'),
    shot('public', worker('public'), `#public-${shown.reportId}`),
    shot('public-fixed', worker('public'), '#public-view', {
      state: 'fixed',
      act: (a) => a.tap('#public-view-fixed'),
    }),
    shot('public-map', worker('public'), '#public-view', { state: 'map', act: (a) => a.tap('#public-view-map') }),
    shot('public-report', `${worker('publicReport')}?id=${shown.reportId}`, '进度'),
    shot('offer', `${worker('offer')}?id=${offer.offerId}`, '#offer-redeem'),
    shot('offer-ask', `${worker('offer')}?id=${offer.offerId}`, '#offer-redeem', {
      state: 'ask',
      act: (a) => a.tap('#offer-redeem'),
    }),
    // All phones are the same person's: one of them asked first, and what the others find is just as well.
    ...(gone
      ? [
          shot('offer-gone', `${worker('offer')}?id=${gone.offerId}`, /有货告诉我|不等了/, { state: 'sold out' }),
          shot('offer-waiting', `${worker('offer')}?id=${gone.offerId}`, /有货告诉我|不等了/, {
            state: 'waiting',
            act: async (a) => {
              if (await a.isSeen('#offer-wait')) await a.tap('#offer-wait')
              await a.sees('#offer-waiting')
            },
          }),
        ]
      : []),
    shot('voucher', `${worker('voucher')}?id=${voucher.voucherId}`, '#voucher-code'),
    ...(past ? [shot('voucher-past', `${worker('voucher')}?id=${past.voucherId}`, '小哥', { state: 'past' })] : []),
    shot('vouchers', worker('vouchers'), '去使用'),
    shot('ledger', worker('ledger'), '驿站打卡'),
    shot('statement', worker('statement'), '#statement-sums'),
    shot('leaders', worker('leaders'), '#leaders-hide'),
    shot('rules', worker('rules'), '驿站打卡'),
    shot('data', worker('data'), '隐私政策'),
    shot('home-offline', 'pages/home/index', /没有网络，截至/, { state: 'offline', ...cut }),
    shot('voucher-offline', `${worker('voucher')}?id=${voucher.voucherId}`, '#voucher-offline', {
      state: 'offline',
      ...cut,
    }),
    shot('outbox', 'pages/report/index', '#category-road', {
      state: 'waiting to be sent',
      act: writesOffline,
      undo: givesUp,
    }),
  ]
}

/** The courier, who has sent an urgent report, was asked something, and has one that is not public. */
export async function sending(app: Signed, url: string): Promise<Shot[]> {
  const { items } = await asks<Items<{ reportId: string; urgent: boolean; categoryId: string; status: string }>>(
    app,
    url,
    '/reports/mine?limit=50',
  )
  const idOf = (fits: (item: (typeof items)[number]) => boolean) => items.find(fits)?.reportId
  const shot = (name: string, id: string | undefined, ready: Target, more: Partial<Shot> = {}): Shot => ({
    ...{ name, path: `${worker('report')}?id=${id}`, ready, person: 'courier' },
    ...more,
  })
  // Other stories send reports of this kind meanwhile; nobody has accepted those.
  const asked = idOf(({ categoryId, status }) => categoryId === 'road' && status === 'accepted')
  const hidden = idOf(({ categoryId }) => categoryId === 'lamp')
  const live = idOf(({ urgent }) => urgent)
  return [
    shot('report-live', live, '#live', { state: 'urgent' }),
    shot('report-live-offline', live, '#live', { state: 'urgent, offline', ...cut }),
    shot('report-asked', asked, '#question', { state: 'asked' }),
    shot('report-reply', asked, '#question', { state: 'answering', act: (a) => a.tap('#report-reply') }),
    shot('report-hidden', hidden, '#publicity-appeal', { state: 'not public' }),
    shot('report-appeal', hidden, '#publicity-appeal', { state: 'appeal', act: (a) => a.tap('#publicity-appeal') }),
  ]
}

/** Lists with nothing in them yet, as a newly confirmed person has. */
export const waiting = (person: 'pending' | 'rejected'): Shot[] => [
  { name: `home-${person}`, state: person, person, path: 'pages/home/index', ready: '报到' },
  { name: `points-${person}`, state: person, person, path: 'pages/points/index', ready: '积分' },
]

/** The grid worker of a community. */
export async function gridWork(app: Signed, url: string): Promise<Shot[]> {
  const registration = await first<{ memberId: string }>(
    app,
    url,
    '/registrations?communityId=shangqiaoxi&status=pending',
  )
  const report = await first<{ reportId: string }>(app, url, '/reports/queue?communityId=shangqiaoxi')
  const called = await first<{ reportId: string; address: string }>(
    app,
    url,
    '/reports/queue?communityId=shangqiaoxi&limit=50',
    ({ address }) => address.startsWith('上乔西路 36 号'),
  )
  const pictured = await first<{ reportId: string; thumbUrl: string }>(
    app,
    url,
    '/reports/queue?communityId=shangqiaoxi&limit=50',
    ({ thumbUrl }) => thumbUrl !== '',
  )
  const { photos } = await asks<{ photos: { photoId: string }[] }>(app, url, `/reports/${pictured.reportId}`)
  const doubtful = await first<{ reportId: string }>(app, url, '/safety/reviews?communityId=shangqiaoxi')
  const { people } = await asks<{ people: { memberId: string; onDuty: boolean }[] }>(
    app,
    url,
    '/alerts/roster/shangqiaoxi',
  )
  const onDuty = people.find((each) => each.onDuty)?.memberId
  const shot = (name: string, path: string, ready: Target, more: Partial<Shot> = {}): Shot => ({
    ...{ name, path, ready, person: 'grid-shangqiaoxi' },
    ...more,
  })
  return [
    shot('me-grid', 'pages/me/index', '#work-gridWorker-grid-registrations', { state: 'grid worker' }),
    shot('registrations', grid('registrations'), '报到'),
    shot('registration', `${grid('registration')}?id=${registration.memberId}`, '#registration-confirm'),
    shot('queue', grid('queue'), '待处理'),
    shot('queue-filter', grid('queue'), '待处理', {
      state: 'filter',
      act: async (a) => {
        await a.tap('#queue-filter')
        await a.sees('看结果')
      },
    }),
    shot('queue-select', grid('queue'), '待处理', { state: 'choosing', act: (a) => a.tap('#queue-select') }),
    shot('handle', `${grid('handle')}?id=${report.reportId}`, '经过'),
    shot('handle-called', `${grid('handle')}?id=${called.reportId}`, '内部备注', { state: 'taken in' }),
    shot('handle-handover', `${grid('handle')}?id=${called.reportId}`, '内部备注', {
      state: 'hand over',
      act: async (a) => {
        await a.tap('#handle-more')
        await a.tap('#more-handover')
        await a.sees('环卫所')
      },
    }),
    shot('alerts', grid('alerts'), '马上受理'),
    shot('roster', grid('roster'), /现在值班/),
    shot('roster-duty', grid('roster'), /现在值班/, {
      state: 'one person',
      act: async (a) => {
        await a.tap(`#duty-${onDuty}`)
        await a.sees('每周的班')
      },
    }),
    shot('reviews', grid('reviews'), '公开'),
    shot('reviews-hide', grid('reviews'), '公开', {
      state: 'hide',
      act: async (a) => {
        await a.tap(`#hide-${doubtful.reportId}`)
        await a.sees('不公开的原因')
      },
    }),
    shot('behalf', `${grid('behalf')}?team=shangqiaoxi`, '#behalf-text'),
    shot('handed', `${grid('handed')}?team=shangqiaoxi`, /环卫所/),
    shot(
      'redact',
      `${grid('redact')}?report=${pictured.reportId}&photos=${photos.map(({ photoId }) => photoId).join()}`,
      '#redact-photo',
      {
        act: (a) => a.tap('#redact-photo'),
      },
    ),
    shot('screen-choose', grid('screen'), '#screen-choose', { state: 'choose' }),
  ]
}

/** The month that can be closed. */
const lastMonth = () => monthBefore(monthOf(dayOf(Date.now())))

/** The clerk at the counter. */
export async function counter(code: string): Promise<Shot[]> {
  const shot = (name: string, path: string, ready: Target, more: Partial<Shot> = {}): Shot => ({
    ...{ name, path, ready, person: 'clerk-1' },
    ...more,
  })
  return [
    shot('scan', merchant('scan'), '#scan-open'),
    shot('scan-preview', merchant('scan'), '#scan-open', {
      state: 'preview',
      act: async (app) => {
        await next(app, { scans: [code] })
        await app.tap('#scan-open')
        await app.sees('可以核销')
      },
    }),
    shot('scan-bad', merchant('scan'), '#scan-open', {
      state: 'not a voucher',
      act: async (app) => {
        await next(app, { scans: ['https://example.test/not-a-voucher'] })
        await app.tap('#scan-open')
        await app.sees('不是套餐券')
      },
    }),
    shot('redeemed-today', merchant('today'), '核销'),
    shot('me-clerk', 'pages/me/index', '#work-merchant-merchant-offers', { state: 'shop owner' }),
    shot('shop-offers', merchant('offers'), '#offers-new'),
    shot('shop-offer', `${merchant('offer')}?id=xiaonuan-set`, '#offer-save'),
    shot('shop-offer-new', merchant('offer'), '#offer-save', { state: 'new' }),
    shot('shop-months', merchant('months'), /待结清|进行中/),
    shot('shop-month', `${merchant('month')}?month=${lastMonth()}`, '#month-summary'),
    shot('clerks', merchant('clerks'), '#clerk-invite'),
    shot('clerk-invitation', merchant('clerks'), '#clerk-invite', {
      state: 'invitation',
      act: async (app) => {
        await app.tap('#clerk-invite')
        await app.sees('还能用')
      },
    }),
    shot('clerk-log', merchant('clerkLog'), '加入'),
    shot('join', merchant('join'), '#join-code'),
  ]
}

/** The street office. */
export async function office(app: Signed, url: string): Promise<Shot[]> {
  const { memberId } = await first<{ memberId: string }>(
    app,
    url,
    '/registrations?communityId=shangqiaoxi&status=confirmed',
  )
  const shot = (name: string, path: string, ready: Target, more: Partial<Shot> = {}): Shot => ({
    ...{ name, path, ready, person: 'admin' },
    ...more,
  })
  return [
    shot('today', admin('today'), '#metric-redeemed'),
    shot('report-stats', admin('reportStats'), /按每一步发生的月份|换个月份看看/),
    shot('me-admin', 'pages/me/index', '我的数据', { state: 'admin' }),
    shot('categories', admin('categories'), '道路坑洼'),
    shot('category', `${admin('category')}?id=wire`, '#category-save'),
    shot('overdue', admin('overdue'), /前办完/),
    shot('exports', admin('exports'), '#export-start'),
    shot('templates', admin('templates'), '#template-new'),
    shot('template-new', admin('templates'), '#template-new', { state: 'new', act: (a) => a.tap('#template-new') }),
    shot('clients', admin('clients'), '市民热线（示例）'),
    shot('client-new', admin('clients'), '市民热线（示例）', { state: 'new', act: (a) => a.tap('#client-begin') }),
    shot('client-key', admin('clients'), '市民热线（示例）', {
      state: 'the key',
      act: async (a) => {
        await a.tap('#client-begin')
        await a.type('#client-name', '另一个系统')
        await a.tap('#client-add')
        await a.sees('只显示这一次')
      },
    }),
    shot('working', admin('working'), '#weekday-1'),
    shot('screening', admin('screening'), '#screening-reports'),
    shot('points-desk', admin('points'), '#find-phone'),
    shot('points-member', `${admin('member')}?id=${memberId}`, '#member-head'),
    shot('points-award', `${admin('member')}?id=${memberId}`, '#member-head', {
      state: 'award',
      act: (a) => a.tap('#member-award'),
    }),
    shot('approvals', admin('approvals'), '同意'),
    shot('acts', admin('acts'), '奖励积分'),
    shot('rule-board', admin('rules'), '#rule-checkin'),
    shot('rule', `${admin('rule')}?reason=checkin`, '#rule-amount'),
    shot('flags', admin('flags'), '看过了'),
    shot('points-settings', admin('settings'), '#point-fen'),
    shot('shops', admin('shops'), '待结清'),
    shot('shop-closed', `${merchant('month')}?shop=nuanyang-bun&month=${lastMonth()}`, '已结清', { state: 'closed' }),
    shot('shop-close', `${merchant('month')}?shop=xiaonuan-noodle&month=${lastMonth()}`, '#month-close', {
      state: 'close',
      act: (a) => a.tap('#month-close'),
    }),
  ]
}
