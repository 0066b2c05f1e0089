import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Where the specimen believes its system to be. */
const API = 'http://localhost:9/api'

const page = (name: string, more = '{}') =>
  `var page = require('/lib').page\nPage(page(${JSON.stringify(name)}, ${more}))`

/** A PNG of one pixel. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)

const APP = {
  pages: ['pages/one/index', 'pages/two/index', 'pages/form/index', 'pages/list/index'],
  subPackages: [{ root: 'packages/more', pages: ['pages/deep/index'] }],
  window: { navigationBarTitleText: '标本', navigationBarBackgroundColor: '@bar', navigationBarTextStyle: '@letters' },
  tabBar: {
    color: '@letter',
    selectedColor: '#ff0000',
    backgroundColor: '@bar',
    list: [
      { pagePath: 'pages/one/index', text: '甲页', iconPath: 'dot.png', selectedIconPath: 'dot.png' },
      { pagePath: 'pages/two/index', text: '乙页', iconPath: 'dot.png', selectedIconPath: 'dot.png' },
    ],
  },
}

const THEME = {
  light: { bar: '#fafafa', letters: 'black', letter: '#111111' },
  dark: { bar: '#101010', letters: 'white', letter: '#eeeeee' },
}

const LIB = `
exports.api = "${API}"
function note(said) { wx.setStorageSync('log', (wx.getStorageSync('log') || []).concat(said)) }
exports.note = note
exports.page = function (name, more) {
  var definition = { go: function (event) {
    var to = event.currentTarget.dataset
    wx[to.call]({ url: to.url, delta: to.delta, fail: function (refusal) { note(refusal.errMsg) } })
  } }
  ;['onLoad', 'onShow', 'onReady', 'onHide', 'onUnload', 'onReachBottom', 'onPullDownRefresh', 'onTabItemTap'].forEach(function (event) {
    definition[event] = function () { note(name + '.' + event) }
  })
  Object.keys(more).forEach(function (key) {
    var noted = definition[key]
    definition[key] = noted ? function () { noted.call(this); return more[key].apply(this, arguments) } : more[key]
  })
  return definition
}`

const APP_JS = `
var note = require('./lib').note
App({
  onLaunch: function (options) { note('app.onLaunch ' + options.path) },
  onShow: function () { note('app.onShow') },
  onHide: function () { note('app.onHide') },
})`

const LINKS = `
<template name="links">
  <button id="deeper" data-call="navigateTo" data-url="/packages/more/pages/deep/index?name=%E6%9A%96" bindtap="go">再进一层</button>
  <button id="instead" data-call="redirectTo" data-url="/packages/more/pages/deep/index" bindtap="go">换一页</button>
  <button id="anew" data-call="reLaunch" data-url="/packages/more/pages/deep/index" bindtap="go">重来</button>
  <button id="two-back" data-call="navigateBack" data-delta="{{2}}" bindtap="go">退两层</button>
  <button id="to-one" data-call="switchTab" data-url="/pages/one/index" bindtap="go">去甲页</button>
  <button id="to-two" data-call="switchTab" data-url="/pages/two/index" bindtap="go">去乙页</button>
  <button id="beside" data-call="navigateTo" data-url="../form/index" bindtap="go">旁边</button>
  <button id="wrong" data-call="navigateTo" data-url="/pages/two/index" bindtap="go">走错</button>
</template>`

const ONE_JS = `{
  data: { said: '' },
  badge: function () { wx.setTabBarBadge({ index: 1, text: '7' }) },
  unbadge: function () { wx.removeTabBarBadge({ index: 1 }) },
  retitle: function () { wx.setNavigationBarTitle({ title: '新标题' }) },
  send: function () {
    var page = this
    wx.request({
      url: require('/lib').api + '/notes', method: 'POST', data: { a: 1 },
      success: function (answer) { page.setData({ said: '答复 ' + answer.statusCode }) },
      fail: function (refusal) { page.setData({ said: refusal.errMsg }) },
    })
  },
  photos: function () {
    var page = this
    wx.chooseMedia({ count: 2, mediaType: ['image'], success: function (chosen) {
      wx.getFileSystemManager().saveFile({ tempFilePath: chosen.tempFiles[0].tempFilePath, success: function () {
        wx.setStorageSync('draft', '草稿')
        page.setData({ said: '已保存' })
      } })
    } })
  },
  breaks: function () { Promise.reject(new Error('nobody waits')) },
}`

const ONE = `
<import src="/links.wxml"/>
<wxs module="say">module.exports = { loud: function (text) { return text + '！' } }</wxs>
<view>{{say.loud('你好')}}</view>
<view id="said">{{said}}</view>
<button id="badge" bindtap="badge">红点</button>
<button id="unbadge" bindtap="unbadge">去红点</button>
<button id="retitle" bindtap="retitle">改标题</button>
<button id="send" bindtap="send">发送</button>
<button id="photos" bindtap="photos">拍照</button>
<button id="breaks" bindtap="breaks">出错</button>
<view class="foot">底</view>
<template is="links"/>`

const DEEP = `
<import src="/links.wxml"/>
<view id="name">{{name}}</view>
<view class="foot">底</view>
<template is="links"/>`

const FORM_JS = `{
  data: { count: 0, name: '', kinds: ['骑手', '快递员', '司机'], kind: 1, said: '', picture: '', bad: '' },
  onLoad: function (query) { this.setData({ bad: query.bad ? decodeURIComponent(query.bad) : '' }) },
  count: function () { this.setData({ count: this.data.count + 1 }) },
  typed: function (event) { this.setData({ name: event.detail.value }) },
  chosen: function (event) { this.setData({ kind: event.detail.value }) },
  held: function () { this.setData({ said: '按住了' }) },
  ask: function () {
    var page = this
    wx.showModal({ title: '要删除吗', content: '删了就没有了', success: function (answer) {
      page.setData({ said: answer.confirm ? '删了' : '没删' })
    } })
  },
  prompt: function () {
    var page = this
    wx.showModal({ title: '说明', editable: true, placeholderText: '写一句', success: function (answer) {
      page.setData({ said: '写了' + answer.content })
    } })
  },
  sheet: function () {
    var page = this
    wx.showActionSheet({ itemList: ['拍照', '相册'],
      success: function (answer) { page.setData({ said: '选了 ' + answer.tapIndex }) },
      fail: function (refusal) { page.setData({ said: refusal.errMsg }) } })
  },
  toast: function () { wx.showToast({ title: '好了', icon: 'none', duration: 300 }) },
  loaded: function (event) { this.setData({ picture: this.data.picture + '有图 ' + event.detail.width + '；' }) },
  broken: function () { this.setData({ picture: this.data.picture + '坏图；' }) },
}`

const FORM = `
<view>这里有整句话吗</view>
<view>整句话</view>
<view class="hidden">看不见的字</view>
<view id="said">{{said}}</view>
<view id="picture">{{picture}}</view>
<button id="off" disabled="{{true}}" bindtap="count">不能点</button>
<button id="on" hover-class="pressed" bindtap="count" bindlongpress="held">点过 {{count}} 次</button>
<view id="deaf">这里点了没用</view>
<input id="field" maxlength="4" placeholder="姓名" value="{{name}}" bindinput="typed"/>
<view id="name">{{name}}</view>
<picker id="wheel" range="{{kinds}}" value="{{kind}}" bindchange="chosen"><view id="kind">{{kinds[kind]}}</view></picker>
<button id="ask" bindtap="ask">问</button>
<button id="prompt" bindtap="prompt">写</button>
<button id="sheet" bindtap="sheet">选</button>
<button id="toast" bindtap="toast">提示</button>
<counter id="counter" start="{{5}}" bindfull="held"/>
<image class="box" src="/dot.png" bindload="loaded" binderror="broken"/>
<image wx:if="{{bad}}" class="box" src="{{bad}}" bindload="loaded" binderror="broken"/>`

const COUNTER_JS = `
Component({
  properties: { start: Number },
  data: { more: 0 },
  methods: { add: function () {
    this.setData({ more: this.data.more + 1 })
    if (this.data.more === 2) this.triggerEvent('full')
  } },
})`

const withPages = (pages: Record<string, [js: string, wxml: string, json?: object]>) =>
  Object.entries(pages).flatMap(([path, [js, wxml, json = {}]]): [string, string][] => [
    [`${path}/index.js`, js],
    [`${path}/index.wxml`, wxml],
    [`${path}/index.json`, JSON.stringify(json)],
  ])

const FILES: Record<string, string | Buffer> = {
  'app.js': APP_JS,
  'app.json': JSON.stringify(APP),
  'app.wxss': `
.hidden { display: none }
.box { width: 375rpx; height: 20rpx }
.foot { padding-bottom: env(safe-area-inset-bottom) }
.tall { height: 3000px }`,
  'theme.json': JSON.stringify(THEME),
  'lib.js': LIB,
  'links.wxml': LINKS,
  'dot.png': DOT,
  'counter.js': COUNTER_JS,
  'counter.json': JSON.stringify({ component: true }),
  'counter.wxml': '<view><button bindtap="add">共 {{start + more}} 个</button></view>',
  ...Object.fromEntries(
    withPages({
      'pages/one': [page('one', ONE_JS), ONE, { enablePullDownRefresh: true }],
      'pages/two': [page('two'), '<import src="/links.wxml"/><template is="links"/>'],
      'pages/form': [page('form', FORM_JS), FORM, { usingComponents: { counter: '/counter' } }],
      'pages/list': [page('list'), '<import src="/links.wxml"/><template is="links"/><view class="tall">长</view>'],
      'packages/more/pages/deep': [
        page('deep', "{ onLoad: function (query) { this.setData({ name: query.name || '' }) } }"),
        DEEP,
        { navigationBarTitleText: '深处' },
      ],
    }),
  ),
}

/** A small mini-program written by hand, as WeChat's own documentation writes them: no framework between. */
export function writeSpecimen(folder: string): string {
  for (const [path, content] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}
