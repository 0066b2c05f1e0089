import type { AppConfig, DeviceState, Native } from '../types'

/** A dialog, toast or sheet of WeChat's own, drawn over the app. */
export interface NativeUi {
  toast(options: {
    title: string
    icon: 'success' | 'error' | 'loading' | 'none'
    image?: string
    mask: boolean
    duration?: number
  }): void
  hideToast(): void
  /** Resolves with the button the person taps. */
  modal(options: ModalOptions): Promise<{ confirm: boolean; content?: string }>
  /** Resolves with the chosen line, undefined when cancelled. */
  actionSheet(options: { items: string[]; alert?: string; itemColor?: string }): Promise<number | undefined>
  /** Full screen picture viewer. */
  preview(url: string): void
  setTitle(title: string): void
  setNavigationColors(colors: { front: string; background: string }): void
  setBadge(index: number, text: string | undefined): void
  setTabText(index: number, text: string): void
  /** Stops the pull-down animation. */
  stopPullDown(): void
  scrollTo(options: { top?: number; selector?: string }): void
}

export interface ModalOptions {
  title: string
  content: string
  showCancel: boolean
  cancelText: string
  confirmText: string
  confirmColor?: string
  editable: boolean
  placeholder?: string
}

/** The page stack. Every method throws an Error with WeChat's words after `name:fail `. */
export interface Router {
  navigateTo(url: string): void
  redirectTo(url: string): void
  navigateBack(delta: number): void
  switchTab(url: string): void
  reLaunch(url: string): void
  /** Kills and starts the app anew, as applyUpdate does. */
  restart(): void
}

export type PhoneEvent = 'network' | 'theme' | 'appShow' | 'appHide' | 'appError' | 'unhandledRejection' | 'fontSize'

/** What the built-in components and `wx` need of the phone around them. */
export interface Phone {
  state: DeviceState
  native: Native
  app: AppConfig
  ui: NativeUi
  router: Router
  /** True while a handler of a tap runs: some interfaces work only then. */
  inTap(): boolean
  /** Reports a breach of the platform's rules, or a fault of the app: the test fails with that sentence. */
  fault(sentence: string): void
  /** Notes one call of an interface, for the audit (`getLocation`, `request` …) and its running time. */
  called(api: string): void
  /** Notes a request that starts; the returned function ends it. */
  requestStarted(url: string): () => void
  on(event: PhoneEvent, listener: (detail: unknown) => void): void
  off(event: PhoneEvent, listener?: (detail: unknown) => void): void
  emit(event: PhoneEvent, detail: unknown): void
  /** Is the page in front one of the tabs? */
  tabInFront(): boolean
  /** Is the app in front? */
  inFront(): boolean
  /** Query and path the app was started with. */
  launchOptions(): { path: string; query: Record<string, string>; scene: number }
}

/** WeChat's privacy gate. */
export interface PrivacyGate {
  /** Resolves when the person agreed (now or before), rejects with WeChat's sentence when not. */
  pass(api: string): Promise<void>
  /** A button with `open-type="agreePrivacyAuthorization"` and this id was tapped. */
  agreeButtonTapped(id: string): void
}

/** All of `wx` and the gate that buttons share with it. */
export interface WeChat {
  wx: Record<string, unknown>
  privacy: PrivacyGate
}
