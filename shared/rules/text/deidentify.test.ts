import fc from 'fast-check'
import { deidentified } from './deidentify'

it.each([
  ['请打 13812345678 找我', '请打 ［电话］ 找我'],
  ['电话 138 1234 5678', '电话 ［电话］'],
  ['+86-13812345678', '［电话］'],
  ['(+86) 138 1234 5678', '(［电话］'],
  ['0086 13812345678', '［电话］'],
  ['①13812345678 ②13912345678①', '①［电话］ ②［电话］①'],
  ['5㎡13812345678', '5㎡［电话］'],
  ['1️⃣13812345678', '1️⃣［电话］'],
  ['①0535-6221234', '①［电话］'],
  ['①370602199001011234', '①［证件号］'],
  ['我的电话138123456783号楼等你', '我的电话［电话］3号楼等你'],
  ['物业 0535-6221234', '物业 ［电话］'],
  ['物业 (0535) 622 1234', '物业 (［电话］'],
  ['物业 ０５３５－６２２１２３４', '物业 ［电话］'],
  ['零五三五 六二二一二三四', '［电话］'],
  ['香港 +852 9123 4567', '香港 ［电话］'],
  ['香港 00852-91234567', '香港 ［电话］'],
  ['身份证 370602199001011234', '身份证 ［证件号］'],
  ['身份证 37060219900101123X', '身份证 ［证件号］'],
  ['身份证 ３７０６０２１９９００１０１１２３ｘ', '身份证 ［证件号］'],
  ['身份证 370602 19900101 123x', '身份证 ［证件号］'],
  ['身份证三七〇六〇二一九九〇〇一〇一一二三四', '身份证［证件号］'],
  ['老身份证 370602900101123', '老身份证 ［证件号］'],
  ['鲁F·12345 堵了消防通道', '［车牌］ 堵了消防通道'],
  ['鲁FD12345 堵了', '［车牌］ 堵了'],
  ['鲁f12345', '［车牌］'],
  ['鲁Ｆ１２３４５', '［车牌］'],
  ['鲁F·D12345', '［车牌］'],
  ['鲁 F 123 45 停在这里', '［车牌］ 停在这里'],
  ['鲁F—12345挡住', '［车牌］挡住'],
  ['鲁F一二三四五', '［车牌］'],
  ['鲁Ғ12345', '鲁Ғ12345'],
  ['鲁Е12345', '［车牌］'],
  ['加微信 abc_12345', '加微信 ［账号］'],
  ['加V：abc12345', '加V：［账号］'],
  ['wei信abc12345', 'wei信［账号］'],
  ['威xin：abc12345', '威xin：［账号］'],
  ['v.x.abc12345', 'v.x.［账号］'],
  ['V❤abc12345', 'V❤［账号］'],
  ['微 信：a b c 1 2 3 4', '微 信：［账号］'],
  ['抖音 id：１２３４５６７８', '抖音 id：［账号］'],
  ['支付宝账号 abc123', '支付宝账号 ［账号］'],
  ['qq群 123456789', 'qq群 ［账号］'],
  ['加我ｖ：ＡＢＣ１２３４５', '加我ｖ：［账号］'],
  ['薇信号是abc12345', '薇信号是［账号］'],
  ['加 V abc12345', '加 V ［账号］'],
  ['我的V是abc12345', '我的V是［账号］'],
  ['薇❤️abc12345', '薇❤️［账号］'],
  ['Ｑ：１２３４５６７８', 'Ｑ：［账号］'],
  ['绿泡泡 abc12345', '绿泡泡 ［账号］'],
  ['车牌F12345 堵门', '车牌［车牌］ 堵门'],
  ['车牌号：ｆ·Ｄ１２３４５', '车牌号：［车牌］'],
  ['加薇abc12345', '加薇［账号］'],
  ['魯F12345', '［车牌］'],
  ['扣扣 123 456 789', '扣扣 ［账号］'],
  ['写信 a.b@example.com', '写信 ［邮箱］'],
  ['写信 a.b＠example．com', '写信 ［邮箱］'],
  ['写信 a.b (at) example.com', '写信 ［邮箱］'],
  ['卡号 6222021234567890123', '卡号 ［账号］'],
  ['卡号 6222 0212 3456 7890 123', '卡号 ［账号］'],
  ['写信 abc [at] example [dot] com', '写信 ［邮箱］'],
  ['写信 abc艾特qq点com', '写信 ［邮箱］'],
  ['写信 abc#qq.com', '写信 ［邮箱］'],
  ['身份证 3706021990O1O11234', '身份证 ［证件号］'],
  ['护照 E12345678', '护照 ［证件号］'],
  ['港澳通行证号C12345678', '港澳通行证号［证件号］'],
  ['台胞证：12345678', '台胞证：［证件号］'],
  ['固话6012345', '固话［电话］'],
  ['电话：601-2345，家里', '电话：［电话］，家里'],
  ['香港 852-9123 4567', '香港 ［电话］'],
  ['WJ鲁1234X 停着', '［车牌］ 停着'],
  ['WJ01鲁12345', '［车牌］'],
  ['v❤：abc12345', 'v❤：［账号］'],
  ['徽芯 abc12345', '徽芯 ［账号］'],
  ['抖音号 abc12345', '抖音号 ［账号］'],
  ['钉钉：abc12345', '钉钉：［账号］'],
])('%s is shown as %s', (text, shown) => {
  expect(deidentified(text)).toBe(shown)
})

it.each([
  '１３８１２３４５６７８',
  '138.1234.5678',
  '138—1234—5678',
  '13812 345678',
  '1 3 8 1 2 3 4 5 6 7 8',
  '1、3、8、1、2、3、4、5、6、7、8',
  '138，1234，5678',
  '138\n1234\n5678',
  '138 12 34 56 78',
  '138 …… 1234 ★ 5678',
  '138\u200b1234\u20605678',
  '1️⃣3️⃣8️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣',
  '①③⑧①②③④⑤⑥⑦⑧',
  '❶❸❽❶❷❸❹❺❻❼❽',
  '𝟏𝟑𝟖𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖',
  '١٣٨١٢٣٤٥٦٧٨',
  '一三八一二三四五六七八',
  '壹叁捌壹贰叁肆伍陆柒捌',
  '幺三八 一二三四 五六七八',
  '1三8一2三4五6七8',
  'l38OOOO1234',
  '１３８ー１２３４ー５６７８',
  '138一1234一5678',
  '138杠1234杠5678',
  '138空格1234空格5678',
  '138，12 34 56 78',
])('a telephone number written %s is left out', (phone) => {
  expect(deidentified(`找我${phone}一直没人接，3号楼`)).toBe('找我［电话］一直没人接，3号楼')
})

it.each([
  '2026年11月25日 14:05，3号楼2单元',
  '井盖编号 20261125，深 1.2 米',
  '路灯 0535 号杆',
  '2026.11.28',
  '2026-11-28 13:05，2026/11/28',
  '1998.11.28 2001',
  '13:30-14:30 105 室',
  '13:05 2026.11.8',
  '3号楼2单元501室，18-2-1201',
  '井盖 1301、1302、1303 号',
  '二〇二六年十一月二十八日',
  '一二三四五六七，三八一二',
  '灯杆 １２３４５６，新A座12345',
  '新 APP 2024 版',
  '长 1381 米，宽 25.5 米',
  '①路灯不亮 ②井盖响',
  '138号一带1234户，钉钉群里说过',
  '电话亭 2026 号，抖音上看到的',
  '横1301、1302，一1303',
  '车牌看不清，Q：路灯哪天修 A：12 号',
  '加 2 盏灯，我的位置是 B12 座，尾号限行',
  '',
])('%s stays as it is', (text) => {
  expect(deidentified(text)).toBe(text)
})

it('a number after a date, a time or a house number is left out, and they stay', () => {
  expect(deidentified('13:05 13812345678，1401 138 1234 5678')).toBe('13:05 ［电话］，1401 ［电话］')
  expect(deidentified('2026.11.28 138.1234.5678')).toBe('2026.11.28 ［电话］')
})

const SCRIPTS = [
  '0123456789',
  '０１２３４５６７８９',
  '〇一二三四五六七八九',
  '零壹贰叁肆伍陆柒捌玖',
  '٠١٢٣٤٥٦٧٨٩',
  '₀₁₂₃₄₅₆₇₈₉',
].map((row) => [...row])
const script = fc.constantFrom(...SCRIPTS)
const gap = fc.stringMatching(/^[ .·\-—–_/~*()…★\u3000\u200b]{0,3}$/)
const words = fc.stringMatching(/^[路灯不亮请找我在门口的楼下。，！]{0,12}$/)

/** Digits in a script for each, with something between them. */
const written = (digits: fc.Arbitrary<string>) =>
  digits.chain((plain) =>
    fc
      .tuple(
        fc.array(script, { minLength: plain.length, maxLength: plain.length }),
        fc.array(gap, { minLength: plain.length, maxLength: plain.length }),
      )
      .map(([scripts, gaps]) =>
        [...plain]
          .map((digit, index) => `${index === 0 ? '' : gaps[index]}${scripts[index]?.[Number(digit)]}`)
          .join(''),
      ),
  )

it('whatever a mobile number is written in, it is left out and the words around it stay', () => {
  const phone = fc.stringMatching(/^1[3-9][0-9]{9}$/)
  fc.assert(
    fc.property(words, written(phone), words, (before, number, after) => {
      expect(deidentified(`${before}${number}${after}`)).toBe(`${before}［电话］${after}`)
    }),
  )
})

it('a mark, a date or a number of something else before it hides no number, and stays', () => {
  const before = fc.constantFrom(
    '①',
    '5㎡',
    '1️⃣',
    '3号楼 ',
    '13:05 ',
    '2026.11.28 ',
    '2026-11-28，',
    '第二天',
    '①②',
    '二',
  )
  const plain = fc.stringMatching(/^1[3-9][0-9]{9}$/)
  const shaped = fc
    .tuple(plain, fc.constantFrom('', ' ', '-', '.', '—'))
    .map(([digits, gap]) => [digits.slice(0, 3), digits.slice(3, 7), digits.slice(7)].join(gap))
  fc.assert(
    fc.property(before, shaped, words, (mark, phone, after) => {
      expect(deidentified(`${mark}${phone}${after}`)).toBe(`${mark}［电话］${after}`)
    }),
  )
})

it('dates, house and manhole numbers stay, whatever stands around them', () => {
  const date = fc
    .tuple(
      fc.date({ min: new Date('1950-01-01'), max: new Date('2049-12-31'), noInvalidDate: true }),
      fc.constantFrom('.', '-', '/'),
    )
    .map(([at, separator]) => at.toISOString().slice(0, 10).replaceAll('-', separator))
  const house = fc.tuple(
    fc.integer({ min: 1, max: 99 }),
    fc.integer({ min: 1, max: 9 }),
    fc.integer({ min: 101, max: 3301 }),
  )
  const manhole = fc.integer({ min: 1, max: 99_999_999 })
  fc.assert(
    fc.property(words, date, house, manhole, (around, day, [building, unit, room], number) => {
      const text = `${around}${day}，${building}号楼${unit}单元${room}室，${building}-${unit}-${room}，井盖${number}号${around}`
      expect(deidentified(text)).toBe(text)
    }),
  )
})

it('a text without digits, letters or an @ stays as it is', () => {
  fc.assert(fc.property(words, (text) => deidentified(text) === text))
})

/** The least of three tries, in time that this process had a core: what else the machine does adds nothing. Milliseconds. */
function tookFor(text: string): number {
  const tries = [1, 2, 3].map(() => {
    const began = process.cpuUsage()
    deidentified(text)
    return process.cpuUsage(began).user / 1000
  })
  return Math.min(...tries)
}

it.each([
  ['digits apart', (length: number) => '1 '.repeat(length / 2)],
  ['a digit and dashes', (length: number) => `1${'-'.repeat(length)}`],
  ['letters', (length: number) => 'a'.repeat(length)],
  ['letters and blanks', (length: number) => `${'a'.repeat(64)}${' '.repeat(length)}`],
  ['beginnings of plates', (length: number) => '鲁F'.repeat(length / 2)],
])('of a text sixteen times as long, looking takes less than its square: %s', (_what, textOf) => {
  expect(tookFor(textOf(16_000))).toBeLessThan(100 * Math.max(0.5, tookFor(textOf(1000))))
})
