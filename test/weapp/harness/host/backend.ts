import { CurrentWindowBackendContext } from 'glass-easel'
import { fire, type ViewElement } from './dom'

type EngineBackendElement = ReturnType<CurrentWindowBackendContext['getRootNode']>

/** What the browser itself has to tell; all other events come out of `gestures` and the built-in components. */
const FROM_BROWSER = new Set(['animationstart', 'animationiteration', 'animationend', 'transitionend'])

/** 750 rpx are the screen's width, which is the webview's. */
const withoutRpx = (style: string) =>
  style.replace(/(-?\d*\.?\d+)rpx\b/g, (_, number: string) => `${Number(number) / 7.5}vw`)

/**
 * The engine's DOM backend over one webview: its elements, styles and size are those of the frame's document, as every
 * page of a mini-program has a webview of its own.
 */
export class WebviewBackend extends CurrentWindowBackendContext {
  readonly #frame: Document
  readonly #sheets = new Map<string, string>()
  #appended = 0

  constructor(frame: Document) {
    super()
    this.#frame = frame
    this.document = {
      createElement: (tag: string) => {
        const element: ViewElement = frame.createElement(tag)
        const plain = element.setAttribute.bind(element)
        element.setAttribute = (name, value) => plain(name, name === 'style' ? withoutRpx(String(value)) : value)
        return element as unknown as EngineBackendElement
      },
      createTextNode: (text: string) => frame.createTextNode(text) as unknown as EngineBackendElement,
      createDocumentFragment: () => frame.createDocumentFragment() as unknown as EngineBackendElement,
    }
  }

  override getWindowWidth(): number {
    return this.#frame.documentElement.clientWidth
  }

  override getWindowHeight(): number {
    return this.#frame.documentElement.clientHeight
  }

  override registerStyleSheetContent(path: string, content: unknown): void {
    this.#sheets.set(path, String(content))
  }

  override appendStyleSheetPath(path: string): number {
    const style = this.#frame.createElement('style')
    style.textContent = this.#sheets.get(path) ?? ''
    style.dataset.path = path
    this.#frame.head.append(style)
    this.#appended += 1
    return this.#appended
  }

  override getRootNode(): EngineBackendElement {
    return this.#frame.body as unknown as EngineBackendElement
  }

  /** Marks what answers to a finger, for the audit; passes on what only the browser knows. */
  override setListenerStats(target: EngineBackendElement, type: string): void {
    const element = target as unknown as HTMLElement
    if (type === 'tap') element.setAttribute('data-tappable', '')
    if (FROM_BROWSER.has(type)) element.addEventListener(type, () => fire(element, type))
  }

  override onEvent(): void {
    // The engine would listen to the host's own document; gestures listen to the frame's.
  }
}
