import { typedForm } from '../text/oneForm'
import { meantPhones } from '../text/phone'

/** A cell read: its value, or what is wrong with it and what to do, in Chinese. */
export type Read<T> = { value: T } | { wrong: string }

const SCIENTIFIC = /^\d(?:\.\d+)?E\+?\d{1,2}$/
/** Of another region: with its plus, and at least as long as the shortest there are. */
const REGIONAL = /^\+(?!86)\d{8,15}$/
const MOBILE = /^1\d{10}$/
/** What Excel writes in the place of a value. */
const EXCEL_ERRORS = /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|#+)/i

/** What is wrong with a cell whatever it is for; undefined when nothing is. */
export function wrongIn(cell: string): string | undefined {
  const text = cell.trim()
  if (/^=/.test(text)) return '是公式，不是内容：请复制后用“粘贴为数值”再来'
  if (/^#+$/.test(text)) return '是“####”，列太窄没有显示出来：请把列拉宽再复制'
  if (EXCEL_ERRORS.test(text)) return `是 Excel 的报错“${text.slice(0, 10)}”：请先改好这一格`
  if (/\ufffd/.test(text)) return '有乱码：请另存为 UTF-8 的 CSV，或直接从 Excel 复制粘贴'
  return undefined
}

/**
 * A phone number as a table has it. What Excel made of it is refused with what happened to it: digits that are gone cannot be
 * guessed.
 */
export function readPhone(cell: string): Read<string> {
  const wrong = wrongIn(cell)
  if (wrong) return { wrong }
  // A leading apostrophe makes Excel keep the digits; a point and zeros follow what was a number.
  const typed = typedForm(cell.trim().replace(/^'/, ''))
  if (typed === '') return { wrong: '没有填' }
  if (SCIENTIFIC.test(typed))
    return { wrong: `被 Excel 改成了科学计数法“${typed}”，后面的数字已经丢了：请把这一列设为“文本”，重新填号码` }
  const digits = typed.replace(/\.0+$/, '').replace(/[-—()/·.]/g, '')
  const number = digits.replace(/^(?:\+?86|0086)(?=1\d{10}$)/, '')
  if (MOBILE.test(number)) return { value: number }
  // Of another region, as registration takes it: with its plus or 00.
  const [regional = ''] = /^(?:\(?\+|00)/.test(typed) ? meantPhones(typed) : []
  if (REGIONAL.test(regional)) return { value: regional }
  if (/^\d{3,4}-?\d{7,8}$/.test(typed) && typed.startsWith('0')) return { wrong: '是座机号：请填 11 位手机号' }
  if (/\D/.test(number)) return { wrong: '有数字以外的字：一格只填一个手机号' }
  if (number.length === 10) return { wrong: '只有 10 位，像是少了一位，或开头的 0、1 被 Excel 去掉了：请补全 11 位' }
  if (number.length === 22) return { wrong: '像是两个号码写在一格里：请留一个' }
  return { wrong: `有 ${number.length} 位，手机号应是 1 开头的 11 位，外地区的请在前面加 + 和地区码` }
}
