/** Pictures that stand for what somebody photographed in the demo street: a corner of it with what is wrong, and the same corner put right. */
export type Moment = 'before' | 'after'

export const SCENE = { width: 960, height: 720 } as const
/** So many corners of the street are drawn; before and after of a report are the same one. */
export const CORNERS = 2

const rect = (x: number, y: number, w: number, h: number, fill: string, more = '') =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}" ${more}/>`
const disc = (x: number, y: number, rx: number, ry: number, fill: string, more = '') =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}" ${more}/>`
const line = (d: string, stroke: string, width: number, more = '') =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" ${more}/>`
const shape = (d: string, fill: string, more = '') => `<path d="${d}" fill="${fill}" ${more}/>`
const many = (count: number, draw: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => draw(i)).join('')

const windows = (x: number, y: number, columns: number, rows: number, fill: string) =>
  many(columns * rows, (i) => rect(x + (i % columns) * 74, y + Math.floor(i / columns) * 96, 44, 58, fill, 'rx="3"'))
const tree = (x: number, y: number, leaf: string) =>
  rect(x - 9, y - 120, 18, 120, '#6B4F3A') + disc(x, y - 170, 78, 84, leaf) + disc(x - 44, y - 130, 50, 48, leaf)

/** The two corners: shops under flats, and a yard behind a fence. The road begins at 470. */
const GROUNDS: readonly ((is: Moment) => string)[] = [
  (is) =>
    rect(0, 0, 960, 400, is === 'before' ? '#A9B4BD' : '#A8D3EE') +
    rect(0, 60, 560, 340, '#C98E6B') +
    windows(40, 90, 7, 2, is === 'before' ? '#5D6E7C' : '#BFE0F2') +
    rect(0, 290, 560, 110, '#7B5A48') +
    many(4, (i) => rect(24 + i * 134, 312, 108, 88, i % 2 ? '#E9D9BF' : '#D3E4E0')) +
    many(4, (i) => shape(`M${14 + i * 134} 312h128l-14-26H${28 + i * 134}z`, i % 2 ? '#B5462A' : '#2F7F77')) +
    rect(600, 130, 360, 270, '#B9BFC4') +
    windows(630, 160, 4, 2, is === 'before' ? '#667682' : '#CFE7F4') +
    tree(820, 420, '#5F8F5A'),
  (is) =>
    rect(0, 0, 960, 400, is === 'before' ? '#B7B3AC' : '#BBDDF0') +
    rect(80, 40, 300, 330, '#D8CDB8') +
    windows(112, 70, 4, 3, is === 'before' ? '#70787E' : '#C6E2F0') +
    rect(480, 90, 380, 280, '#B4A795') +
    windows(512, 120, 4, 2, is === 'before' ? '#69737A' : '#CDE5F1') +
    tree(60, 430, '#6E9A57') +
    tree(900, 430, '#557F52') +
    rect(0, 330, 960, 12, '#4E5B57') +
    many(33, (i) => rect(i * 30, 318, 7, 90, '#4E5B57')),
]

const road = (is: Moment) =>
  rect(0, 400, 960, 74, '#C9C2B6') +
  many(16, (i) => line(`M${i * 64} 402l-18 70`, '#B2AA9C', 3)) +
  rect(0, 474, 960, 10, '#8E887D') +
  rect(0, 484, 960, 236, is === 'before' ? '#5E6266' : '#6C7074') +
  many(6, (i) => rect(20 + i * 170, 604, 96, 9, '#D9D6CC', 'opacity=".7"'))

const cone = (x: number, y: number) =>
  shape(`M${x - 34} ${y}h68l-8 12h-52zM${x - 22} ${y}l16-86h12l16 86z`, '#E5672A') +
  shape(`M${x - 14} ${y - 34}h28l-5-22h-18z`, '#FFF6EC')
const car = (x: number, y: number, fill: string) =>
  shape(`M${x} ${y}v-52l34-10 40-56h130l52 56 40 12v50z`, fill) +
  shape(`M${x + 88} ${y - 64}l26-40h86l36 40z`, '#CFE0EA') +
  disc(x + 70, y, 32, 32, '#22262A') +
  disc(x + 232, y, 32, 32, '#22262A') +
  disc(x + 70, y, 14, 14, '#A5ABB0') +
  disc(x + 232, y, 14, 14, '#A5ABB0')
const bike = (x: number, y: number, fill: string) =>
  disc(x, y, 38, 38, 'none', 'stroke="#22262A" stroke-width="11"') +
  disc(x + 156, y, 38, 38, 'none', 'stroke="#22262A" stroke-width="11"') +
  line(`M${x} ${y}h84l50-92h-36M${x + 156} ${y}l-30-92`, fill, 17) +
  rect(x - 44, y - 128, 88, 78, fill, 'rx="10"')
const box = (x: number, y: number, size: number, fill: string) =>
  rect(x, y - size, size, size, fill) + line(`M${x} ${y - size / 2}h${size}`, '#00000033', 4)
const bags = (at: readonly (readonly [number, number])[]) =>
  at.map(([x, y]) => disc(x, y, 48, 42, '#2F3A40') + shape(`M${x - 14} ${y - 36}l14-26 14 26z`, '#2F3A40')).join('')
const binOf = (lid: string) =>
  rect(410, 372, 140, 172, '#2F7F5E', 'rx="12"') +
  rect(398, 350, 164, 32, lid, 'rx="8"') +
  disc(480, 450, 26, 26, '#CFE8DC')

const star = (x: number, y: number, size: number, fill: string) =>
  shape(
    `M${x} ${y - size}l${size * 0.29} ${size * 0.6} ${size * 0.66} ${size * 0.09}-${size * 0.48} ${size * 0.46} ${size * 0.12} ${size * 0.65}-${size * 0.59}-${size * 0.31}-${size * 0.59} ${size * 0.31} ${size * 0.12}-${size * 0.65}-${size * 0.48}-${size * 0.46} ${size * 0.66}-${size * 0.09}z`,
    fill,
  )
/** What stands on covers and in no report: the same whenever it is seen. */
const always = (draw: () => string): Record<Moment, () => string> => ({ before: draw, after: draw })
const COVERS: Readonly<Record<string, Record<Moment, () => string>>> = {
  bike: always(
    () =>
      bike(250, 590, '#E5672A') +
      bike(560, 590, '#2F7F77') +
      disc(480, 330, 96, 96, 'none', 'stroke="#22262A" stroke-width="34"') +
      disc(480, 330, 96, 96, 'none', 'stroke="#8A9096" stroke-width="8" stroke-dasharray="16 14"'),
  ),
  medicine: always(
    () =>
      rect(330, 250, 300, 320, '#F4F1EA', 'rx="14"') +
      rect(330, 250, 300, 60, '#2F7F77', 'rx="14"') +
      shape('M456 340h48v44h44v48h-44v44h-48v-44h-44v-48h44z', '#C0392B') +
      rect(366, 500, 60, 54, '#CFE0EA', 'rx="6"') +
      rect(450, 500, 60, 54, '#F2C230', 'rx="6"') +
      rect(534, 500, 60, 54, '#A8D3EE', 'rx="6"'),
  ),
  books: always(
    () =>
      rect(250, 270, 460, 300, '#9A6B3F', 'rx="10"') +
      rect(270, 290, 420, 122, '#6B4F3A') +
      rect(270, 430, 420, 122, '#6B4F3A') +
      many(9, (i) =>
        rect(282 + i * 45, 306 + (i % 3) * 8, 36, 106 - (i % 3) * 8, ['#E5672A', '#2F7F77', '#E9D9BF'][i % 3] ?? ''),
      ) +
      many(9, (i) =>
        rect(282 + i * 45, 446 + (i % 2) * 12, 36, 106 - (i % 2) * 12, ['#A8D3EE', '#C0392B', '#F2C230'][i % 3] ?? ''),
      ),
  ),
  star: always(
    () => rect(0, 0, 960, 400, '#1B2440', 'opacity=".3"') + star(480, 240, 130, '#F2C230') + bike(390, 590, '#C0392B'),
  ),
  phone: always(
    () =>
      rect(380, 190, 200, 390, '#22262A', 'rx="28"') +
      rect(398, 226, 164, 310, '#CFE8DC', 'rx="8"') +
      line('M430 380h20l14-50 22 104 18-74 12 20h26', '#2F7F77', 10) +
      line('M620 320c36 40 36 90 0 130m44-174c70 70 70 150 0 218', '#E5672A', 14) +
      line('M340 320c-36 40-36 90 0 130', '#E5672A', 14),
  ),
  camera: always(
    () =>
      rect(290, 300, 380, 250, '#2B2D2F', 'rx="26"') +
      rect(400, 262, 160, 60, '#2B2D2F', 'rx="14"') +
      disc(480, 430, 96, 96, '#8A9096') +
      disc(480, 430, 72, 72, '#39455C') +
      disc(456, 406, 20, 20, '#CFE0EA') +
      disc(620, 346, 16, 16, '#E5672A'),
  ),
  power: always(
    () =>
      rect(300, 210, 360, 370, '#2F7F77', 'rx="16"') +
      many(6, (i) => rect(326 + (i % 3) * 108, 240 + Math.floor(i / 3) * 130, 92, 112, '#F4F1EA', 'rx="8"')) +
      many(6, (i) => disc(372 + (i % 3) * 108, 330 + Math.floor(i / 3) * 130, 9, 9, i === 4 ? '#E5672A' : '#3FAE6A')) +
      shape('M496 500l-52 40h34l-16 40 58-48h-36z', '#F2C230'),
  ),
}

/** What is wrong, and how it looks when it was seen to, by the icon of its kind. */
const THINGS: Readonly<Record<string, Record<Moment, () => string>>> = {
  road: {
    before: () =>
      shape('M330 600c40-52 150-60 240-32 70 22 66 70-6 88-96 22-276 14-234-56z', '#2B2D2F') +
      shape('M372 606c40-30 110-34 176-14 44 14 34 36-12 44-74 14-196 8-164-30z', '#6E8795') +
      line('M330 600l-84-26m324-8l70-40m-60 120l88 34m-390-14l-54 42', '#34373A', 7),
    after: () =>
      shape('M300 560h360l34 108H262z', '#3A3D40') +
      line('M300 560h360l34 108H262z', '#2A2C2E', 6) +
      disc(480, 612, 6, 4, '#55585B'),
  },
  drain: {
    before: () =>
      disc(480, 604, 150, 62, '#7C7F82') +
      disc(480, 604, 122, 48, '#121416') +
      shape('M380 582c60-40 150-34 196-6l-96 30z', '#5A5E62') +
      cone(690, 590),
    after: () =>
      disc(480, 604, 150, 62, '#7C7F82') +
      disc(480, 604, 126, 50, '#4B4F53') +
      many(5, (i) => line(`M${388 + i * 10} ${578 + i * 13}h${184 - i * 20}`, '#6C7175', 6)),
  },
  lamp: {
    before: () =>
      rect(0, 0, 960, 720, '#141B2B', 'opacity=".66"') +
      rect(470, 120, 18, 380, '#1D2126') +
      line('M479 124h120', '#1D2126', 14) +
      shape('M574 124h70l-12 34h-46z', '#3A4048'),
    after: () =>
      rect(0, 0, 960, 720, '#1B2440', 'opacity=".46"') +
      shape('M586 158h46l220 400H366z', '#FFE3A1', 'opacity=".42"') +
      rect(470, 120, 18, 380, '#2B3038') +
      line('M479 124h120', '#2B3038', 14) +
      shape('M574 124h70l-12 34h-46z', '#FFE9B8'),
  },
  snow: {
    before: () =>
      shape('M0 420c160-30 300 10 470-8s330-20 490 6v302H0z', '#F4F7FA') +
      shape('M180 620c120-40 300-36 420 0s-300 60-420 0z', '#CFE0EC') +
      many(9, (i) => disc(250 + i * 58, 560 + (i % 2) * 30, 15, 9, '#D5DEE6')),
    after: () =>
      shape('M0 462c120-54 240-50 330 4 90-40 160-40 230 0 120-50 280-50 400 2v22H0z', '#EEF3F7') +
      many(5, (i) => disc(120 + i * 190, 650, 60, 7, '#7E868C', 'opacity=".5"')),
  },
  warn: {
    before: () =>
      `<g transform="rotate(58 480 600)">${rect(472, 300, 16, 300, '#8A9096')}${shape('M480 190l92 158H388z', '#F2B42E')}${rect(473, 246, 14, 56, '#22262A')}</g>` +
      line('M250 640l420-36', '#E8E4DA', 16),
    after: () =>
      rect(472, 330, 16, 250, '#8A9096') +
      shape('M480 180l96 166H384z', '#F2B42E') +
      rect(472, 238, 16, 58, '#22262A') +
      disc(480, 318, 10, 10, '#22262A') +
      cone(300, 610) +
      cone(660, 610),
  },
  exit: {
    before: () => hatched() + car(120, 640, '#8C3B34') + car(520, 600, '#3F5F7F'),
    after: () => hatched(),
  },
  wire: {
    before: () =>
      line('M330 150c40 150 30 260 150 380', '#1E2225', 8) +
      bike(480, 600, '#2F7F77') +
      disc(478, 532, 12, 12, '#F2B42E'),
    after: () =>
      rect(680, 340, 60, 220, '#2F7F77', 'rx="10"') +
      rect(692, 362, 36, 50, '#DDF3EE', 'rx="4"') +
      line('M690 470c-60 60-70 40-110 70', '#1E2225', 8) +
      bike(430, 600, '#2F7F77'),
  },
  shield: {
    before: () =>
      rect(330, 190, 300, 260, '#E7DFCE') +
      many(6, (i) =>
        rect(
          352 + (i % 3) * 92,
          210 + Math.floor(i / 3) * 118,
          78,
          96,
          i % 2 ? '#F2D16B' : '#E58A7A',
          `transform="rotate(${(i * 7) % 13} ${390 + (i % 3) * 92} ${258})"`,
        ),
      ) +
      many(6, (i) => line(`M${366 + (i % 3) * 92} ${250 + Math.floor(i / 3) * 118}h48m-48 20h36`, '#5A4A3A', 6)),
    after: () =>
      rect(330, 190, 300, 260, '#E7DFCE') +
      rect(392, 214, 176, 212, '#F7FBFA') +
      shape('M480 240l54 20v46c0 36-30 58-54 70-24-12-54-34-54-70v-46z', '#2F7F77') +
      line('M456 306l18 18 32-36', '#F7FBFA', 11),
  },
  broom: {
    before: () =>
      box(320, 560, 120, '#B98B57') +
      box(430, 560, 90, '#A97A48') +
      box(350, 440, 96, '#C79C6B') +
      bags([
        [590, 540],
        [660, 560],
      ]) +
      line('M560 470l90-70m-40-20l60 90', '#6B4A2D', 12),
    after: bench,
  },
  shop: {
    before: () =>
      many(
        3,
        (i) => rect(250 + i * 170, 500, 140, 16, '#B98B57') + line(`M${264 + i * 170} 516v80m112-80v80`, '#6B4A2D', 9),
      ) +
      many(9, (i) => disc(272 + Math.floor(i / 3) * 170 + (i % 3) * 44, 486, 20, 20, i % 2 ? '#D9482B' : '#E2A93B')) +
      shape('M210 400h560l40 46H170z', '#D95B3A'),
    after: () =>
      many(3, (i) => rect(290 + i * 150, 470, 90, 26, '#8FA36E', 'rx="6"') + tree(335 + i * 150, 480, '#5F8F5A')),
  },
  trash: {
    before: () =>
      bags([
        [360, 540],
        [610, 548],
        [560, 590],
        [412, 590],
      ]) +
      binOf('#24644A') +
      bags([
        [440, 336],
        [520, 330],
      ]) +
      rect(300, 590, 80, 16, '#E8E4DA') +
      disc(680, 606, 26, 10, '#C98E6B'),
    after: () => binOf('#24644A'),
  },
  noise: {
    before: () =>
      rect(400, 300, 130, 200, '#23272B', 'rx="8"') +
      disc(465, 440, 42, 42, '#4A5157') +
      disc(465, 352, 22, 22, '#4A5157') +
      line('M560 360c40 40 40 90 0 130m40-170c66 66 66 146 0 212', '#F2B42E', 13),
    after: () =>
      rect(360, 300, 240, 180, '#D9D2C4') +
      line('M480 300v180', '#8E887D', 6) +
      rect(430, 340, 100, 40, '#2F7F77', 'rx="5"'),
  },
  door: {
    before: () =>
      gatePosts() +
      many(9, (i) => rect(300 + i * 42, 290, 12, 250, '#3D464C')) +
      rect(296, 330, 372, 12, '#3D464C') +
      rect(296, 480, 372, 12, '#3D464C') +
      disc(484, 420, 44, 44, '#C0392B') +
      rect(456, 412, 56, 16, '#FFF'),
    after: () =>
      gatePosts() +
      line('M300 290v250M280 330h24M280 480h24', '#3D464C', 12) +
      bike(430, 560, '#E5672A') +
      line('M640 600h-90m-360 0h90', '#FFF', 10),
  },
  hand: {
    before: () =>
      bench() +
      disc(470, 380, 34, 36, '#E7C3A0') +
      shape('M424 500c0-60 20-86 48-86s48 26 48 86z', '#5B6C8F') +
      line('M440 500v70m60-70v70', '#39455C', 22),
    after: () =>
      bench() +
      rect(620, 360, 110, 180, '#2F7F77', 'rx="8"') +
      shape('M662 396h26v26h26v26h-26v26h-26v-26h-26v-26h26z', '#FFF'),
  },
  alarm: {
    before: () =>
      car(80, 640, '#A83F35') +
      `<g transform="rotate(-9 700 620)">${car(470, 640, '#E2E4E6')}</g>` +
      line('M430 560l40-40m-30 70l60-8', '#F2B42E', 10),
    after: () =>
      line('M220 640h150m240 0h170', '#F4F4EE', 8, 'stroke-dasharray="26 18"') + cone(160, 600) + cone(800, 600),
  },
  fire: {
    before: () =>
      binOf('#24644A') +
      disc(470, 280, 92, 70, '#4A4A4C', 'opacity=".72"') +
      disc(540, 190, 110, 84, '#5B5B5E', 'opacity=".6"') +
      disc(450, 110, 120, 80, '#6D6D70', 'opacity=".5"') +
      shape('M440 350c-10-50 40-60 36-110 40 40 60 60 48 110z', '#E5672A'),
    after: () => binOf('#24644A') + disc(480, 548, 120, 16, '#2B2D2F', 'opacity=".4"'),
  },
}

function hatched(): string {
  return (
    rect(60, 520, 840, 150, 'none', 'stroke="#F2C230" stroke-width="12"') +
    many(9, (i) => line(`M${80 + i * 96} 664l70-138`, '#F2C230', 9))
  )
}
function gatePosts(): string {
  return (
    rect(226, 240, 56, 310, '#A99C8A') +
    rect(684, 240, 56, 310, '#A99C8A') +
    rect(216, 224, 76, 24, '#8B7F6E') +
    rect(674, 224, 76, 24, '#8B7F6E')
  )
}
function bench(): string {
  return (
    rect(330, 486, 300, 20, '#9A6B3F') +
    rect(330, 410, 300, 16, '#9A6B3F') +
    line('M350 506v70m260-70v70', '#3D464C', 12)
  )
}

/** A railing, whole or broken: what stands for anything else. */
const RAILING: Record<Moment, () => string> = {
  before: () =>
    many(7, (i) => (i === 3 ? '' : rect(240 + i * 80, 380, 12, 150, '#8A9096'))) +
    line('M240 392h230m90 90l180-90M240 460h220m120 20l160-20', '#8A9096', 10),
  after: () =>
    many(7, (i) => rect(240 + i * 80, 380, 12, 150, '#2F7F77')) + line('M240 392h492M240 460h492', '#2F7F77', 10),
}

/** One picture as SVG: a corner of the street, and in it what an icon's kind means. No words: fonts differ from machine to machine. */
export function sceneOf(icon: string, moment: Moment, corner: number): string {
  const ground = GROUNDS[corner % CORNERS]?.(moment) ?? ''
  const thing = (THINGS[icon] ?? COVERS[icon] ?? RAILING)[moment]()
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${SCENE.width}" height="${SCENE.height}">${ground}${road(moment)}${thing}</svg>`
}
