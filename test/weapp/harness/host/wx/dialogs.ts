import type { Phone } from '../phone'
import { asyncApis, type Members } from './base'
import { flagOf, numberOf, type Options, textOf, textsOf } from './options'
import { refuse } from './refusal'

/** Limits of the documentation, in full-width letters; two lines of a plain toast are measured by what fits its box. */
const ICON_TOAST = 7
const PLAIN_TOAST = 30
const BUTTON_LETTERS = 4
const SHEET_LINES = 6
const TOAST_MS = 1500

const ICONS = ['success', 'error', 'loading', 'none'] as const
type Icon = (typeof ICONS)[number]
const isIcon = (text: string): text is Icon => ICONS.some((icon) => icon === text)

/** Width of a text in full-width letters: the Latin ones are half as wide. */
const widthOf = (text: string) =>
  [...text].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) < 0x2e80 ? 0.5 : 1), 0)

function toast(phone: Phone, options: Options, icon: Icon, duration: number | undefined): void {
  const title = textOf(options, 'title')
  const limit = icon === 'none' ? PLAIN_TOAST : ICON_TOAST
  if (widthOf(title) > limit) phone.fault(`the toast "${title}" is longer than ${limit} letters and is cut off`)
  const image = options.image
  phone.ui.toast({
    title,
    icon,
    mask: flagOf(options, 'mask', false),
    ...(typeof image === 'string' ? { image } : {}),
    ...(duration === undefined ? {} : { duration }),
  })
}

function buttonOf(phone: Phone, options: Options, key: string, fallback: string): string {
  const text = textOf(options, key, fallback)
  if ([...text].length > BUTTON_LETTERS)
    phone.fault(`showModal: the button "${text}" is longer than ${BUTTON_LETTERS} letters`)
  return text
}

async function modal(phone: Phone, options: Options) {
  const editable = flagOf(options, 'editable', false)
  const { confirmColor, placeholderText } = options
  const { confirm, content } = await phone.ui.modal({
    title: textOf(options, 'title', ''),
    content: textOf(options, 'content', ''),
    showCancel: flagOf(options, 'showCancel', true),
    cancelText: buttonOf(phone, options, 'cancelText', '取消'),
    confirmText: buttonOf(phone, options, 'confirmText', '确定'),
    editable,
    ...(typeof confirmColor === 'string' ? { confirmColor } : {}),
    ...(typeof placeholderText === 'string' ? { placeholder: placeholderText } : {}),
  })
  return { confirm, cancel: !confirm, content: confirm && editable ? (content ?? '') : null }
}

async function actionSheet(phone: Phone, options: Options) {
  const items = textsOf(options, 'itemList')
  if (items.length === 0 || items.length > SHEET_LINES) {
    phone.fault(`showActionSheet: ${items.length} lines, 1 to ${SHEET_LINES} are allowed`)
    throw refuse(
      `parameter error: itemList should not be ${items.length === 0 ? 'empty' : `larger than ${SHEET_LINES}`}`,
      {
        errno: 1001,
      },
    )
  }
  const { alertText, itemColor } = options
  const tapIndex = await phone.ui.actionSheet({
    items,
    ...(typeof alertText === 'string' ? { alert: alertText } : {}),
    ...(typeof itemColor === 'string' ? { itemColor } : {}),
  })
  if (tapIndex === undefined) throw refuse('cancel')
  return { tapIndex }
}

/** What WeChat draws over the app. A toast and a loading sign share one place. */
export function dialogApis(phone: Phone): Members {
  return asyncApis(phone, {
    showToast: (options) => {
      const icon = textOf(options, 'icon', 'success')
      if (!isIcon(icon)) throw refuse(`invalid icon "${icon}"`, { errno: 1001 })
      toast(phone, options, icon, numberOf(options, 'duration', TOAST_MS))
    },
    hideToast: () => phone.ui.hideToast(),
    showLoading: (options) => toast(phone, options, 'loading', undefined),
    hideLoading: () => phone.ui.hideToast(),
    showModal: (options) => modal(phone, options),
    showActionSheet: (options) => actionSheet(phone, options),
  })
}
