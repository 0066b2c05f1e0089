/** What in a text names a person or their car, and what stands there instead. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  // Identity cards first: their digits hold what looks like a phone number.
  [/(?<![0-9A-Za-z])\d{17}[0-9Xx](?![0-9A-Za-z])/g, '［证件号］'],
  [/(?<!\d)(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)/g, '［电话］'],
  [/(?<!\d)0\d{2,3}[- ]?\d{7,8}(?!\d)/g, '［电话］'],
  [
    /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·•. -]?[0-9A-HJ-NP-Z]{4,5}[0-9A-HJ-NP-Z挂学警港澳]/g,
    '［车牌］',
  ],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '［邮箱］'],
  [/(微信号?|wx|weixin|vx|qq号?)([:： ]*)[A-Za-z0-9_-]{5,20}/gi, '$1$2［账号］'],
  [/(?<!\d)\d{16,19}(?!\d)/g, '［账号］'],
]

/** A text for everybody: phone numbers, identity cards, number plates and accounts are left out. */
export function deidentified(text: string): string {
  return PATTERNS.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), text)
}
