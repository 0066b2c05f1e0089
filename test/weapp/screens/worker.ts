import { type MealWindow, sellsAt } from '@shared/rules/points/voucher'
import type { App, Target } from '../harness/person'
import { aPhoto, asks, next, type Signed } from '../support/people'
import { cut, first, type Items, type Shot, worker } from './shot'

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
  // A try to send it in between takes the button away for a moment, and the tap with it.
  for (let tries = 0; tries < 5 && !(await app.isSeen('#outgoing-drop-ask-yes')); tries++) {
    await app.tap('删除')
    await app.settles()
  }
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
    shot('stations-map', worker('stations'), '#stations-view', { state: 'map', act: (a) => a.tap('#stations-view') }),
    shot('station', `${worker('station')}?id=${station.stationId}`, '#station-checkin'),
    shot('checkin', `${worker('checkin')}?station=${station.stationId}`, '#checkin-scan'),
    shot('public-fixed', worker('public'), '#public-view', {
      state: 'fixed',
      act: (a) => a.tap('#public-view-fixed'),
    }),
    shot('public-map', worker('public'), '#public-view', { state: 'map', act: (a) => a.tap('#public-view-map') }),
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
    shot('voucher', `${worker('voucher')}?id=${voucher.voucherId}`, '#voucher-digits'),
    ...(past ? [shot('voucher-past', `${worker('voucher')}?id=${past.voucherId}`, '小哥', { state: 'past' })] : []),
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
