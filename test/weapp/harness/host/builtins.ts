import { NativeNode } from 'glass-easel'
import { fire, type ViewElement, valuesOf } from './dom'
import { drawMap } from './map'
import type { Phone, PrivacyGate } from './phone'
import { showPicture } from './picture'

/** Tags that this host can show. Any other is a fault: it would look empty here and right on a phone, or the reverse. */
const MODELLED = new Set('page view text image button input textarea scroll-view picker map root-portal'.split(' '))

interface Outside {
  phone: Phone
  privacy: PrivacyGate
  /** WeChat's wheel at the foot of the screen; undefined when cancelled. */
  pick: (range: string[], value: number) => Promise<number | undefined>
  /** Address of a picture named in the app: an asset, a file on the phone, or the address itself. */
  pictureAddress: (src: string) => string
}

/** Lets attributes reach the DOM as the built-in components understand them, whatever page they are on. */
export function installAttributes(outside: Outside): void {
  const create = NativeNode.create
  NativeNode.create = (tag, ...given) => {
    // A component that is missing from usingComponents ends here too: the engine takes its tag for a built-in one.
    if (!MODELLED.has(tag))
      outside.phone.fault(`<${tag}> is no component of this page, and no built-in one that is modelled`)
    return create.call(NativeNode, tag, ...given)
  }
  NativeNode.prototype.updateAttribute = function (name: string, value: unknown) {
    const element = this.getBackendElement() as unknown as ViewElement | null
    if (!element) return
    valuesOf(element)[name] = value
    const tag = element.tagName.toLowerCase()
    if (tag === 'image' && (name === 'src' || name === 'mode')) return showPicture(element, outside.pictureAddress)
    if (tag === 'map') return drawMap(element, outside.pictureAddress)
    if ((tag === 'input' || tag === 'textarea') && field(element as HTMLInputElement, name, value)) return
    if (name === 'type' && value === undefined) return
    if (value === undefined || value === null || value === false) element.removeAttribute(name)
    else if (typeof value !== 'object') element.setAttribute(name, value === true ? '' : String(value))
  }
}

/** Attributes of a text field that mean something else than their HTML namesakes. True when it was one. */
function field(element: HTMLInputElement, name: string, value: unknown): boolean {
  if (name === 'value') {
    const text = String(value ?? '')
    if (element.value !== text) element.value = text
    fitHeight(element)
    return true
  }
  if (name === 'type') {
    const numeric = value === 'number' || value === 'digit' || value === 'idcard'
    element.setAttribute('inputmode', numeric ? 'decimal' : 'text')
    return true
  }
  if (name === 'placeholder-class') {
    colourPlaceholder(element, String(value))
    return true
  }
  if (name === 'focus') {
    if (value === true) queueMicrotask(() => element.focus())
    return true
  }
  return name === 'password' || name === 'cursor' || name === 'autofocus'
}

/** A placeholder takes its colour from a class, which the DOM cannot say: it is read off a probe, by day and by night. */
function colourPlaceholder(element: HTMLInputElement, name: string): void {
  const { defaultView: view, body } = element.ownerDocument
  const colour = () => {
    if (!view || !element.isConnected) return
    const probe = element.ownerDocument.createElement('span')
    probe.className = name
    body.append(probe)
    element.style.setProperty('--placeholder', view.getComputedStyle(probe).color)
    probe.remove()
  }
  setTimeout(colour, 0)
  // jsdom has no media queries, and no colours.
  if (view && 'matchMedia' in view) view.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', colour)
}

/** `auto-height`: a textarea as high as its text. */
function fitHeight(element: HTMLInputElement): void {
  if (element.tagName !== 'TEXTAREA' || valuesOf(element)['auto-height'] !== true) return
  element.style.height = 'auto'
  element.style.height = `${element.scrollHeight}px`
}

/** Makes the fields of a webview fire the events of WeChat's. */
export function watchFields(document: Document): void {
  const isField = (target: EventTarget | null): target is HTMLInputElement =>
    !!target && 'tagName' in target && /^(INPUT|TEXTAREA)$/.test(String(target.tagName))
  const said = ({ value }: HTMLInputElement) => ({ value, cursor: value.length })
  document.addEventListener('input', ({ target }) => {
    if (!isField(target)) return
    const limit = Number(valuesOf(target).maxlength ?? 140)
    if (limit >= 0 && target.value.length > limit) target.value = target.value.slice(0, limit)
    fitHeight(target)
    fire(target, 'input', said(target), { bubbles: true })
  })
  for (const type of ['focus', 'blur'] as const)
    document.addEventListener(type, ({ target }) => isField(target) && fire(target, type, said(target)), true)
  document.addEventListener('keydown', ({ key, target }) => {
    if (key === 'Enter' && isField(target) && target.tagName === 'INPUT') fire(target, 'confirm', said(target))
  })
  document.addEventListener(
    'scroll',
    ({ target }) => {
      if (!(target && 'tagName' in target) || String(target.tagName) !== 'SCROLL-VIEW') return
      const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = target as HTMLElement
      fire(target as HTMLElement, 'scroll', { scrollLeft, scrollTop, scrollWidth, scrollHeight })
    },
    true,
  )
}

/** What a built-in component does on its own when it was tapped. */
export function afterTap(target: HTMLElement, { phone, privacy, pick }: Outside): void {
  const button = target.closest<HTMLElement>('button')
  if (button && valuesOf(button).disabled !== true) pressButton(button, phone, privacy)
  const marker = target.closest<HTMLElement>('[data-marker]')
  if (marker) fire(marker, 'markertap', { markerId: Number(marker.dataset.marker) })
  const picker = target.closest<HTMLElement>('picker')
  const about = picker && valuesOf(picker)
  if (picker && about && about.disabled !== true) {
    const { mode = 'selector' } = about
    if (mode !== 'selector') {
      phone.fault(`<picker mode="${String(mode)}"> is not modelled`)
      return
    }
    const range = Array.isArray(about.range) ? about.range.map(String) : []
    void pick(range, Number(about.value ?? 0)).then((value) =>
      value === undefined ? fire(picker, 'cancel') : fire(picker, 'change', { value }),
    )
  }
}

function pressButton(button: HTMLElement, phone: Phone, privacy: PrivacyGate): void {
  const { 'open-type': opens } = valuesOf(button)
  switch (opens) {
    case undefined:
    case '':
    case 'share':
      return
    case 'agreePrivacyAuthorization':
      privacy.agreeButtonTapped(button.id)
      fire(button, 'agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' })
      return
    case 'getPhoneNumber':
      void privacy
        .pass('getPhoneNumber')
        .then(() => phone.native.phoneCode(phone.state.person))
        .then(
          (code) => fire(button, 'getphonenumber', { code, errMsg: 'getPhoneNumber:ok' }),
          (error: unknown) => fire(button, 'getphonenumber', { errMsg: `getPhoneNumber:fail ${wordsOf(error)}` }),
        )
      return
    default:
      phone.fault(`<button open-type="${String(opens)}"> is not modelled`)
  }
}

const wordsOf = (error: unknown) =>
  typeof error === 'object' && error !== null && 'errMsg' in error
    ? String(error.errMsg)
    : error instanceof Error
      ? error.message
      : String(error)
