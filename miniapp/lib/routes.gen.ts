// Written by `npm run openapi` from shared/contract; do not edit.
import type { Endpoint } from './endpoint'

/** Every route of the contract as a typed call. */
export function callsOf(endpoint: Endpoint) {
  return {
    identity: {
      signIn: endpoint('identity', 'signIn', 'POST', '/sessions', false),
      signOutEverywhere: endpoint('identity', 'signOutEverywhere', 'POST', '/sessions/revoke', false),
      me: endpoint('identity', 'me', 'GET', '/members/me', false),
      data: endpoint('identity', 'data', 'GET', '/members/me/data', false),
      looks: endpoint('identity', 'looks', 'GET', '/members/me/looks', false),
      exchangePhone: endpoint('identity', 'exchangePhone', 'POST', '/members/me/phone', false),
      changeConsent: endpoint('identity', 'changeConsent', 'POST', '/members/me/consents', true),
      register: endpoint('identity', 'register', 'POST', '/registrations', true),
      registrations: endpoint('identity', 'registrations', 'GET', '/registrations', false),
      registration: endpoint('identity', 'registration', 'GET', '/registrations/{memberId}', false),
      confirm: endpoint('identity', 'confirm', 'POST', '/registrations/{memberId}/confirm', true),
      reject: endpoint('identity', 'reject', 'POST', '/registrations/{memberId}/reject', true),
      revealContact: endpoint('identity', 'revealContact', 'POST', '/registrations/{memberId}/contact', true),
    },
    stations: {
      street: endpoint('stations', 'street', 'GET', '/streets/{streetId}', false),
      overview: endpoint('stations', 'overview', 'GET', '/streets/{streetId}/overview', false),
      list: endpoint('stations', 'list', 'GET', '/streets/{streetId}/stations', false),
      get: endpoint('stations', 'get', 'GET', '/streets/{streetId}/stations/{stationId}', false),
      screen: endpoint('stations', 'screen', 'GET', '/stations/{stationId}/screen', false),
      poster: endpoint('stations', 'poster', 'GET', '/stations/{stationId}/poster', false),
    },
    checkins: {
      create: endpoint('checkins', 'create', 'POST', '/checkins', true),
      mine: endpoint('checkins', 'mine', 'GET', '/checkins', false),
    },
    reports: {
      categories: endpoint('reports', 'categories', 'GET', '/report-categories/{streetId}', false),
      create: endpoint('reports', 'create', 'POST', '/reports', true),
      mine: endpoint('reports', 'mine', 'GET', '/reports/mine', false),
      get: endpoint('reports', 'get', 'GET', '/reports/{reportId}', false),
      handle: endpoint('reports', 'handle', 'POST', '/reports/{reportId}/handle', true),
      answer: endpoint('reports', 'answer', 'POST', '/reports/{reportId}/answer', true),
      queue: endpoint('reports', 'queue', 'GET', '/reports/queue', false),
      overdue: endpoint('reports', 'overdue', 'GET', '/reports/overdue', false),
      handedOver: endpoint('reports', 'handedOver', 'GET', '/reports/handed-over', false),
      colleagues: endpoint('reports', 'colleagues', 'GET', '/reports/colleagues', false),
      assignMany: endpoint('reports', 'assignMany', 'POST', '/reports/assign', true),
      addNote: endpoint('reports', 'addNote', 'POST', '/reports/{reportId}/notes', true),
      behalf: endpoint('reports', 'behalf', 'POST', '/reports/behalf', true),
      revealCaller: endpoint('reports', 'revealCaller', 'POST', '/reports/{reportId}/caller', true),
      templates: endpoint('reports', 'templates', 'GET', '/reports/templates', false),
      saveTemplate: endpoint('reports', 'saveTemplate', 'POST', '/reports/templates', true),
      working: endpoint('reports', 'working', 'GET', '/reports/working', false),
      saveWorking: endpoint('reports', 'saveWorking', 'POST', '/reports/working', true),
    },
    media: {
      createUpload: endpoint('media', 'createUpload', 'POST', '/uploads', false),
    },
    points: {
      account: endpoint('points', 'account', 'GET', '/points/account', false),
      ledger: endpoint('points', 'ledger', 'GET', '/points/ledger', false),
      rules: endpoint('points', 'rules', 'GET', '/points/rules/{streetId}', false),
    },
    meals: {
      merchants: endpoint('meals', 'merchants', 'GET', '/merchants', false),
      wallet: endpoint('meals', 'wallet', 'GET', '/wallet', false),
      offers: endpoint('meals', 'offers', 'GET', '/offers', false),
      offer: endpoint('meals', 'offer', 'GET', '/offers/{offerId}', false),
      redeem: endpoint('meals', 'redeem', 'POST', '/vouchers', true),
      vouchers: endpoint('meals', 'vouchers', 'GET', '/vouchers', false),
      voucher: endpoint('meals', 'voucher', 'GET', '/vouchers/{voucherId}', false),
      cancel: endpoint('meals', 'cancel', 'POST', '/vouchers/{voucherId}/cancel', true),
      preview: endpoint('meals', 'preview', 'POST', '/redemptions/preview', false),
      confirm: endpoint('meals', 'confirm', 'POST', '/redemptions', true),
      refuse: endpoint('meals', 'refuse', 'POST', '/redemptions/refuse', true),
      redemptions: endpoint('meals', 'redemptions', 'GET', '/redemptions', false),
    },
    messages: {
      list: endpoint('messages', 'list', 'GET', '/messages', false),
      read: endpoint('messages', 'read', 'POST', '/messages/{messageId}/read', false),
      readAll: endpoint('messages', 'readAll', 'POST', '/messages/read-all', false),
      accept: endpoint('messages', 'accept', 'POST', '/messages/acceptances', true),
    },
    insights: {
      home: endpoint('insights', 'home', 'GET', '/home', false),
      today: endpoint('insights', 'today', 'GET', '/insights/today', false),
      days: endpoint('insights', 'days', 'GET', '/insights/days', false),
    },
  }
}
