import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../../support/browser'
import { collectorSource } from './collector'
import type { ScreenFacts } from './measures'

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await openBrowser()
  page = await browser.newPage({ viewport: { width: 375, height: 600 }, deviceScaleFactor: 2 })
})

afterAll(() => browser.close())

const BASE = `html, body { margin: 0 } page, view { display: block } body { font: 16px/1.5 sans-serif; color: #000 }
  image { display: inline-block } button, input { all: unset; display: block }`

/** What the collector sees of that markup on a phone of 375 px. A parser of HTML would make `img` of WeChat's `image`. */
async function see(markup: string, css = ''): Promise<ScreenFacts> {
  const parsable = markup.replace(/<(\/?)image\b/g, '<$1wx-image')
  await page.setContent(`<!doctype html><style>${BASE}${css}</style><body>${parsable}</body>`)
  await page.evaluate(() => {
    for (const parsed of document.querySelectorAll('wx-image')) {
      const image = document.createElement('image')
      for (const { name, value } of parsed.attributes) image.setAttribute(name, value)
      image.append(...parsed.childNodes)
      parsed.replaceWith(image)
    }
  })
  return page.evaluate<ScreenFacts, string>(
    // biome-ignore lint/security/noGlobalEval: the collector is sent as text, as the harness sends it
    (source) => eval(`(${source})`)(document, window),
    await collectorSource(),
  )
}

test('nodes, depth and children are the app’s: no styles, nothing inside of built-in components', async () => {
  const rows = '<view>a</view>'.repeat(3)
  const { nodes, depth, mostChildren } = await see(
    `<page><style></style><view id="list">${rows}</view><image><i></i></image></page>`,
  )
  expect({ nodes, depth }).toEqual({ nodes: 6, depth: 3 })
  expect(mostChildren).toEqual({ count: 3, of: '#list aaa' })
})

describe('contrast', () => {
  const one = async (markup: string, css?: string) => {
    const { texts, undecided } = await see(markup, css)
    return texts[0] ?? undecided[0]
  }

  test('of grey on white', async () => {
    expect(await one('<view style="color:#777">灰</view>')).toEqual({
      text: '灰',
      colour: '#777777',
      background: '#ffffff',
      fontSize: 16,
      bold: false,
      ratio: 4.47,
    })
  })

  test('blends see-through grounds over each other and letters over them', async () => {
    const inner = '<view style="background:rgba(255,0,0,.5)"><text style="color:rgba(0,0,0,.5)">a</text></view>'
    const fact = await one(`<view style="background:#00f">${inner}</view>`)
    expect(fact).toMatchObject({ background: '#800080', colour: '#400040' })
  })

  test('lets a pale group show what is below it, letters and ground alike', async () => {
    const group = '<view style="opacity:.5;background:#000;color:#fff">a</view>'
    expect(await one(`<view style="background:#fff">${group}</view>`)).toMatchObject({
      background: '#808080',
      colour: '#ffffff',
    })
  })

  test('takes the worst colour of a gradient', async () => {
    const fact = await one('<view style="background:linear-gradient(#000,#ff0000,#ffffff);color:#fff">a</view>')
    expect(fact).toMatchObject({ background: '#ffffff', ratio: 1 })
  })

  test('says when nobody can tell, and is not misled by a picture that an opaque ground hides', async () => {
    const picture = 'background-image:url(data:image/gif;base64,R0lGODlhAQABAAAAACw=)'
    expect(await one(`<view style="${picture}">a</view>`)).toEqual({ text: 'a', why: 'stands on a picture' })
    expect(await one(`<view style="${picture}"><view style="background:#fff">a</view></view>`)).toMatchObject({
      background: '#ffffff',
      ratio: 21,
    })
    expect(await one('<view style="filter:blur(1px)">a</view>')).toEqual({ text: 'a', why: 'is blended or filtered' })
  })

  test('of what stands in a field, or of its placeholder', async () => {
    const css = 'input::placeholder { color: #999; opacity: 1 }'
    expect(await one('<input placeholder="姓名">', css)).toMatchObject({ text: '姓名', colour: '#999999' })
    expect(await one('<input value="甲" placeholder="姓名" style="color:#123456">', css)).toMatchObject({
      text: '甲',
      colour: '#123456',
    })
  })

  test('leaves out what is not to be seen, cannot be used or is a picture letter', async () => {
    const hidden = ['display:none', 'visibility:hidden', 'opacity:0'].map((style) => `<view style="${style}">a</view>`)
    const { texts } = await see(
      `${hidden.join('')}<button disabled>b</button><view aria-disabled="true">c</view>😀<view>d</view>`,
    )
    expect(texts.map(({ text }) => text)).toEqual(['d'])
  })

  test('knows bold and large letters', async () => {
    expect(await one('<view style="font:700 20px sans-serif">a</view>')).toMatchObject({ bold: true, fontSize: 20 })
  })
})

describe('tap targets', () => {
  const taps = async (markup: string, css?: string) =>
    (await see(markup, css)).taps.map(({ what, width, height }) => [what, width, height])
  const box = (width: number, height: number) => `style="width:${width}px;height:${height}px"`

  test('are what answers to a finger, each by itself', async () => {
    const inner = `<view data-tappable id="in" ${box(30, 20)}></view>`
    expect(
      await taps(`<view data-tappable class="row" ${box(300, 60)}>${inner}</view><view ${box(9, 9)}></view>`),
    ).toEqual([
      ['view.row', 300, 60],
      ['#in', 30, 20],
    ])
  })

  test('reach as far as a layer of theirs that takes touches', async () => {
    const css = `.more { position: relative } .more::after { content: ""; position: absolute; inset: -10px }
      .line::after { content: ""; position: absolute; width: 200%; height: 200%; transform: scale(.5) }
      .off::after { content: ""; position: absolute; inset: -10px; pointer-events: none }`
    const one = (name: string) =>
      `<view data-tappable class="${name}" style="position:relative;width:30px;height:30px"></view>`
    expect(await taps(one('more') + one('line') + one('off'), css)).toEqual([
      ['view.more', 50, 50],
      ['view.line', 30, 30],
      ['view.off', 30, 30],
    ])
  })

  test('are fields too, unless the row around them answers', async () => {
    const field = `<input ${box(200, 30)}>`
    expect(await taps(`<view>${field}</view><view data-tappable ${box(300, 50)}>${field}</view>`)).toEqual([
      ['input', 200, 30],
      ['view', 300, 50],
    ])
  })

  test('are not the rows that scroll, on which Taro’s templates always listen', async () => {
    expect(await taps(`<scroll-view data-tappable ${box(300, 20)}><input ${box(200, 30)}></scroll-view>`)).toEqual([
      ['input', 200, 30],
    ])
  })

  test('are none when they are hidden or let touches through', async () => {
    const hidden = (style: string) => `<view data-tappable style="${style}">a</view>`
    expect(await taps(hidden('display:none') + hidden('visibility:hidden') + hidden('pointer-events:none'))).toEqual([])
  })
})

test('pictures are seen with their own size and the shown one; drawings have no size', async () => {
  const size = 'data-natural-width="800" data-natural-height="600" style="width:100px;height:75px"'
  const { images } = await see(
    `<image src="/a.png" ${size}></image><image src="data:image/svg+xml,%3Csvg/%3E" ${size}></image><image src="/b.png"></image>`,
  )
  expect(images).toEqual([
    { what: 'image', src: '/a.png', natural: { width: 800, height: 600 }, shown: { width: 100, height: 75 }, dpr: 2 },
  ])
})

describe('a cut text', () => {
  const cut = async (markup: string, css?: string) => (await see(markup, css)).clipped
  const LONG = '这一行字比它的盒子长得多'

  test('is one that its box cuts on the right', async () => {
    const found = await cut(`<view id="box" style="width:60px;overflow:hidden;white-space:nowrap">${LONG}</view>`)
    expect(found).toEqual([{ text: LONG, by: `#box ${LONG}` }])
  })

  test('is one that a box around it cuts at the bottom', async () => {
    const inner = `<view style="width:100px"><text>${LONG}</text></view>`
    expect(await cut(`<view id="box" style="height:30px;overflow:hidden">${inner}</view>`)).toHaveLength(1)
  })

  test('is one that runs over the edge of the screen', async () => {
    const found = await cut(`<view style="white-space:nowrap;width:2000px">${LONG.repeat(5)}</view>`)
    expect(found[0]?.by).toBe('the edge of the screen')
  })

  test('is none with an ellipsis or a number of lines', async () => {
    const ellipsis = 'width:60px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis'
    const clamp = 'width:60px;overflow:hidden;display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2'
    expect(await cut(`<view style="${ellipsis}">${LONG}</view><view style="${clamp}">${LONG}</view>`)).toEqual([])
  })

  test('is none where one can scroll to the rest', async () => {
    const inner = `<view style="white-space:nowrap">${LONG.repeat(5)}</view>`
    const scroller = '<scroll-view scroll-x style="display:block;width:100px;overflow:hidden">'
    expect(
      await cut(`<view style="width:100px;overflow-x:auto">${inner}</view>${scroller}${inner}</scroll-view>`),
    ).toEqual([])
  })

  test('is none when only the air above and below the letters is lost', async () => {
    expect(
      await cut(
        '<view style="font-size:16px;line-height:30px;height:18px;overflow:hidden"><view style="margin-top:-6px">字</view></view>',
      ),
    ).toEqual([])
  })

  test('is none when all of it waits outside, as the next card of a row does', async () => {
    const card = (text: string) => `<view style="flex:none;width:100px">${text}</view>`
    expect(
      await cut(`<view style="display:flex;width:100px;overflow:hidden">${card('一')}${card('二')}</view>`),
    ).toEqual([])
  })

  test('is none when an absolute box slips out of the box that cuts', async () => {
    const inner = `<view style="position:absolute;white-space:nowrap">${LONG}</view>`
    expect(await cut(`<view style="width:20px;height:20px;overflow:hidden">${inner}</view>`)).toEqual([])
    expect(
      await cut(`<view style="width:20px;height:20px;overflow:hidden;position:relative">${inner}</view>`),
    ).toHaveLength(1)
  })
})
