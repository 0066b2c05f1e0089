import { draw } from './dom'
import type { ModalOptions } from './phone'

/** How long a toast stays. Milliseconds (WeChat's default). */
const TOAST_MS = 1500

const ICONS = { success: '✓', error: '!', loading: '◌' } as const

/** Dialogs, toasts and sheets that WeChat draws over the app. */
export function createOverlays(document: Document, root: HTMLElement) {
  let toast: HTMLElement | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const open = new Set<HTMLElement>()

  function over(content: HTMLElement, shade: boolean): HTMLElement {
    const layer = draw(document, shade ? 'over shade' : 'over passes', content)
    root.append(layer)
    if (shade) open.add(layer)
    return layer
  }

  function close(layer: HTMLElement): void {
    open.delete(layer)
    layer.remove()
  }

  function hideToast(): void {
    clearTimeout(timer)
    toast?.remove()
    toast = undefined
  }

  function button(text: string, name: string, onTap: () => void): HTMLElement {
    const element = draw(document, name, text)
    element.onclick = onTap
    return element
  }

  return {
    /** Is something open that takes every touch? */
    covers: () => open.size > 0,
    hideToast,
    toast: ({ title, icon, duration }: { title: string; icon: keyof typeof ICONS | 'none'; duration?: number }) => {
      hideToast()
      const box = draw(document, icon === 'none' ? 'toast' : 'toast tall', title)
      if (icon !== 'none') box.dataset.icon = ICONS[icon]
      toast = over(box, false)
      if (icon !== 'loading' || duration !== undefined) timer = setTimeout(hideToast, duration ?? TOAST_MS)
    },
    modal: (options: ModalOptions) =>
      new Promise<{ confirm: boolean; content?: string }>((resolve) => {
        const input = document.createElement('input')
        input.placeholder = options.placeholder ?? ''
        const finish = (confirm: boolean) => {
          close(layer)
          resolve(options.editable ? { confirm, content: input.value } : { confirm })
        }
        const title = Object.assign(document.createElement('h3'), { textContent: options.title })
        const text = Object.assign(document.createElement('p'), { textContent: options.content })
        const choices = draw(document, 'choices')
        if (options.showCancel) choices.append(button(options.cancelText, 'choice', () => finish(false)))
        const yes = button(options.confirmText, 'choice yes', () => finish(true))
        if (options.confirmColor) yes.style.color = options.confirmColor
        choices.append(yes)
        const box = draw(document, 'modal', title, options.editable ? input : text, choices)
        const layer = over(box, true)
      }),
    actionSheet: ({ items, alert }: { items: string[]; alert?: string }) =>
      new Promise<number | undefined>((resolve) => {
        const finish = (index?: number) => {
          close(layer)
          resolve(index)
        }
        const lines = items.map((item, index) => button(item, 'line', () => finish(index)))
        const head = alert ? [draw(document, 'line', alert)] : []
        const layer = over(
          draw(
            document,
            'sheet',
            ...head,
            ...lines,
            button('取消', 'line cancel', () => finish()),
          ),
          true,
        )
      }),
    /** The wheel of a picker: a line is chosen by tapping it, and taken with 确定. */
    pick: (range: string[], value: number) =>
      new Promise<number | undefined>((resolve) => {
        let chosen = value
        const finish = (index?: number) => {
          close(layer)
          resolve(index)
        }
        const lines = range.map((item, index) => button(item, 'line', () => mark(index)))
        const mark = (index: number) => {
          chosen = index
          lines.forEach((line, at) => {
            line.classList.toggle('chosen', at === chosen)
          })
        }
        const head = draw(
          document,
          'head',
          button('取消', 'line', () => finish()),
          button('确定', 'line', () => finish(chosen)),
        )
        const layer = over(draw(document, 'sheet', head, draw(document, 'wheel', ...lines)), true)
        mark(value)
      }),
    preview: (url: string) => {
      const picture = document.createElement('img')
      picture.src = url
      const layer = over(picture, true)
      layer.classList.add('viewer')
      layer.onclick = () => close(layer)
    },
  }
}
