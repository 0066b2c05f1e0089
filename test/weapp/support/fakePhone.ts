import type { ModalOptions, NativeUi, Phone, PhoneEvent } from '../harness/host/phone'
import { createWeChat } from '../harness/host/wx/index'
import type { DeviceState, Native, NativeAnswer, NativeRequest, NativeUpload, Picture } from '../harness/types'

/** A phone on whose screen nothing is drawn, for tests of `wx` alone. */
export interface FakePhone {
  phone: Phone
  /** Every fault so far. A test that expects none says so with `expect(faults).toEqual([])`. */
  faults: string[]
  called: string[]
  /** What was drawn: toasts, titles and the like, as `name text`. */
  drawn: string[]
  requests: NativeRequest[]
  uploads: NativeUpload[]
  /** What the outside answers to the next requests. Default: 200 and `{}`. */
  answer: (request: NativeRequest | NativeUpload) => Promise<NativeAnswer>
  /** What the person does with a dialog of WeChat's. Default: confirms. */
  onModal: (options: ModalOptions) => Promise<{ confirm: boolean; content?: string }>
  /** Line of an action sheet the person takes. */
  onSheet: () => Promise<number | undefined>
  tap: { running: boolean }
  front: { is: boolean }
  restarts: number
  /** Words the router throws at the next move; undefined when it goes through. */
  routerSays: string | undefined
}

/** A photo as the camera takes it; its file is three bytes long. */
export const picture = (fields: Partial<Picture> = {}): Picture => ({
  base64: 'QUJD',
  type: 'jpeg',
  width: 4000,
  height: 3000,
  ...fields,
})

function stateOf(changes: Partial<DeviceState>): DeviceState {
  return {
    screen: { width: 375, height: 812, pixelRatio: 2, statusBar: 44, safeBottom: 34 },
    theme: 'light',
    fontSize: 17,
    network: 'wifi',
    location: { latitude: 37.54, longitude: 121.39, accuracy: 20 },
    envVersion: 'develop',
    permissions: {},
    permits: true,
    privacyAgreed: true,
    person: 'worker',
    next: { scans: [], pictures: [], places: [], subscribes: [] },
    storage: {},
    files: {},
    domains: { request: ['https://api.example.com'], uploadFile: ['https://*.s3.example.com'], downloadFile: [] },
    templates: ['t1', 't2', 't3', 't4'],
    ...changes,
  }
}

/** A phone with the permissions and domains of a proper app. */
export function fakePhone(changes: Partial<DeviceState> = {}): FakePhone {
  const listeners = new Map<PhoneEvent, Set<(detail: unknown) => void>>()
  const fake: Omit<FakePhone, 'phone'> = {
    faults: [],
    called: [],
    drawn: [],
    requests: [],
    uploads: [],
    answer: async () => ({ status: 200, header: {}, body: '{}' }),
    onModal: async () => ({ confirm: true }),
    onSheet: async () => 0,
    tap: { running: false },
    front: { is: true },
    restarts: 0,
    routerSays: undefined,
  }
  const draw = (what: string) => {
    fake.drawn.push(what)
  }
  const ui: NativeUi = {
    toast: ({ title, icon, duration }) => draw(`toast ${icon} ${title} ${duration ?? 'stays'}`),
    hideToast: () => draw('hideToast'),
    modal: (options) => fake.onModal(options),
    actionSheet: () => fake.onSheet(),
    preview: (url) => draw(`preview ${url}`),
    setTitle: (title) => draw(`title ${title}`),
    setNavigationColors: ({ front }) => draw(`colours ${front}`),
    setBadge: (index, text) => draw(`badge ${index} ${text ?? 'none'}`),
    setTabText: (index, text) => draw(`tab ${index} ${text}`),
    stopPullDown: () => draw('stopPullDown'),
    scrollTo: ({ top }) => draw(`scroll ${top}`),
  }
  const native: Native = {
    request: (request) => {
      fake.requests.push(request)
      return fake.answer(request)
    },
    upload: (upload) => {
      fake.uploads.push(upload)
      return fake.answer(upload)
    },
    compress: async (from, { quality, width, height }) =>
      picture({ base64: 'QQ==', type: 'jpeg', width: width ?? from.width, height: height ?? Math.round(quality) }),
    loginCode: async (person) => `code-of-${person}`,
    phoneCode: async (person) => `phone-of-${person}`,
  }
  const move = (how: string) => {
    if (fake.routerSays !== undefined) throw new Error(fake.routerSays)
    draw(how)
  }
  const phone: Phone = {
    state: stateOf(changes),
    native,
    ui,
    app: {
      pages: ['pages/home/index'],
      tabBar: {
        color: '#000',
        selectedColor: '#000',
        backgroundColor: '#fff',
        list: [{ pagePath: 'pages/home/index', text: '首页' }],
      },
      requiredPrivateInfos: ['getLocation', 'chooseLocation'],
      permission: { 'scope.userLocation': { desc: '找最近的驿站' } },
    },
    router: {
      navigateTo: (url) => move(`navigateTo ${url}`),
      redirectTo: (url) => move(`redirectTo ${url}`),
      navigateBack: (delta) => move(`navigateBack ${delta}`),
      switchTab: (url) => move(`switchTab ${url}`),
      reLaunch: (url) => move(`reLaunch ${url}`),
      restart: () => {
        fake.restarts += 1
      },
    },
    inTap: () => fake.tap.running,
    fault: (sentence) => void fake.faults.push(sentence),
    called: (api) => void fake.called.push(api),
    requestStarted: (url) => {
      draw(`started ${url}`)
      return () => draw(`ended ${url}`)
    },
    on: (event, listener) => void listeners.set(event, (listeners.get(event) ?? new Set()).add(listener)),
    off: (event, listener) => void (listener ? listeners.get(event)?.delete(listener) : listeners.delete(event)),
    emit: (event, detail) => {
      for (const listener of listeners.get(event) ?? []) listener(detail)
    },
    inFront: () => fake.front.is,
    tabInFront: () => fake.front.is,
    launchOptions: () => ({ path: 'pages/home/index', query: {}, scene: 1001 }),
  }
  return Object.assign(fake, { phone })
}

/** `wx` on a fake phone, with what a test needs to speak to it. */
export function fakeWeChat(fake: FakePhone) {
  const { wx, privacy } = createWeChat(fake.phone)
  const apply = (name: string, given: unknown[]): unknown => {
    const member = wx[name]
    if (typeof member !== 'function') throw new Error(`wx.${name} is no function`)
    return Reflect.apply(member, wx, given)
  }
  return {
    wx,
    privacy,
    /** Calls an interface as it is: what it returns. */
    raw: apply,
    /** Calls an asynchronous interface without callbacks: resolves with its result or with its failure. */
    ask: async (name: string, options: object = {}): Promise<Record<string, unknown>> => {
      const answer: unknown = await Promise.resolve(apply(name, [options])).catch((failure: unknown) => failure)
      if (typeof answer !== 'object' || answer === null) throw new Error(`wx.${name} gave ${String(answer)}`)
      return { ...answer }
    },
    /** Calls an interface that has callbacks only: resolves with what `success` or `fail` got. */
    told: (name: string, options: object = {}, owner?: object): Promise<Record<string, unknown>> =>
      new Promise((resolve) => {
        const settle = (result: object) => resolve({ ...result })
        const given = { ...options, success: settle, fail: settle }
        const member: unknown = owner ? Reflect.get(owner, name) : wx[name]
        if (typeof member !== 'function') throw new Error(`${name} is no function`)
        Reflect.apply(member, owner ?? wx, [given])
      }),
  }
}

/** A phone, `wx` on it, and what a test needs to speak to both. */
export function wechatOn(changes: Partial<DeviceState> = {}) {
  const fake = fakePhone(changes)
  return { ...fakeWeChat(fake), fake, phone: fake.phone }
}

interface Task {
  abort: () => void
  onProgressUpdate: (listener: (said: object) => void) => void
}
const isTask = (value: unknown): value is Task => typeof value === 'object' && value !== null && 'abort' in value

/** Starts a call of an interface that returns a task: the task, and how it ends. */
export function startTask({ raw }: Pick<ReturnType<typeof wechatOn>, 'raw'>, name: string, options: object) {
  let settle: (result: object) => void = () => undefined
  const ended = new Promise<object>((resolve) => {
    settle = resolve
  })
  const task = raw(name, [{ ...options, success: settle, fail: settle }])
  if (!isTask(task)) throw new Error(`${name} returned no task`)
  return { task, ended }
}
