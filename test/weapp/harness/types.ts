/** A weapp build as the host runs it: read and compiled in Node, passed as plain data into the browser or jsdom. */
export interface Build {
  /** `app.json`. */
  app: AppConfig
  /** `theme.json`: values of the `@names` in app.json and page configurations. */
  theme: { light: Record<string, string>; dark: Record<string, string> }
  /** CommonJS modules by path, e.g. `pages/home/index.js`. */
  js: Record<string, string>
  /** Page and component configurations by id, e.g. `pages/home/index`. */
  json: Record<string, PageConfig>
  /** Style sheets by id: imports inlined, rpx turned into vw. */
  css: Record<string, string>
  /** Ids of all templates. */
  templates: string[]
  /** What the template compiler made of them: source of an expression. */
  generated: string
  /** Everything the template compiler had to say. Must be empty. */
  warnings: string[]
  /** What pages and components lack to be whole. Must be empty. */
  missing: string[]
  /** Pictures by path with a leading slash, as data addresses. */
  assets: Record<string, string>
}

export interface AppConfig {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  window?: PageConfig
  tabBar?: {
    color: string
    selectedColor: string
    backgroundColor: string
    borderStyle?: string
    list: { pagePath: string; text: string; iconPath?: string; selectedIconPath?: string }[]
  }
  requiredPrivateInfos?: string[]
  permission?: Record<string, { desc: string }>
  __usePrivacyCheck__?: boolean
}

export interface PageConfig {
  component?: boolean
  usingComponents?: Record<string, string>
  navigationBarTitleText?: string
  navigationBarBackgroundColor?: string
  navigationBarTextStyle?: string
  navigationStyle?: string
  backgroundColor?: string
  enablePullDownRefresh?: boolean
  onReachBottomDistance?: number
  disableScroll?: boolean
}

/** Hosts the mini-program may call, as entered at mp.weixin.qq.com; `*` stands for one label or a port. */
export interface Domains {
  request: string[]
  uploadFile: string[]
  downloadFile: string[]
}

export type Permission = 'scope.userLocation' | 'scope.camera' | 'scope.writePhotosAlbum' | 'scope.addPhoneCalendar'

/** A picture as the phone's camera took it. */
export interface Picture {
  /** Base64 of the file. */
  base64: string
  /** `jpeg`, `png` or `webp`. */
  type: string
  width: number
  height: number
}

/** A file on the phone. */
export interface StoredFile extends Picture {
  bytes: number
  /** Kept by saveFile: it is there after a restart. */
  kept: boolean
}

/** Everything about the phone and the person holding it that is not the app. The tests set it; the app meets it. */
export interface DeviceState {
  screen: { width: number; height: number; pixelRatio: number; statusBar: number; safeBottom: number }
  theme: 'light' | 'dark'
  /** WeChat's letter size in px; 17 is the standard, the settings go from 15 to 23. */
  fontSize: number
  network: 'wifi' | '4g' | 'none'
  /** Where the phone is, gcj02; undefined while it has no fix. */
  location: { latitude: number; longitude: number; accuracy: number } | undefined
  /** `develop` fails a second fix within 30 s, `release` returns the old one. */
  envVersion: 'develop' | 'trial' | 'release'
  /** What the person has answered to WeChat's own permission dialogs; absent: never asked. */
  permissions: Partial<Record<Permission, boolean>>
  /** What the person answers when WeChat asks for a permission. */
  permits: boolean
  /** Has the person agreed to the privacy guide? */
  privacyAgreed: boolean
  /** Demo person whose WeChat account is on this phone. */
  person: string
  /** What the camera, the map and the dialogs give next, in order; `'cancel'`: the person goes back. */
  next: {
    scans: string[]
    pictures: (Picture[] | 'cancel')[]
    places: ({ name: string; address: string; latitude: number; longitude: number } | 'cancel')[]
    /** Answer to a request for subscribe messages. Default: accepts all. */
    subscribes: ('accept' | 'reject' | 'ban' | 'filter')[]
  }
  /** Survives a restart. */
  storage: Record<string, string>
  files: Record<string, StoredFile>
  /** Hosts the app may call. */
  domains: Domains
  /** Templates of subscribe messages that exist. */
  templates: string[]
  /** Is a newer version of the app on its way? Absent: no. */
  update?: 'ready' | 'failed'
  /** What the app left behind; begun by the app. */
  traces?: Traces
}

/** What the app did to the phone that no screen shows. */
export interface Traces {
  /** Numbers the dialler was opened with. */
  phoneCalls: string[]
  /** Places the person was led to. */
  navigations: { latitude: number; longitude: number; name: string }[]
  /** Paths of the pictures saved to the album. */
  album: string[]
  /** Entries the app wrote into the phone's calendar; times in epoch seconds. */
  calendar: { title: string; startTime: number; endTime: number; location: string }[]
  /** Subscribe messages accepted, by template. */
  subscriptions: Record<string, number>
  /** Is the screen kept on? */
  awake: boolean
  clipboard?: string
}

/** One request of the app, as it leaves the phone. */
export interface NativeRequest {
  url: string
  method: string
  header: Record<string, string>
  /** Body as text; undefined for none. */
  body?: string
  /** Milliseconds. */
  timeout: number
}

/** What came back, or why nothing did, in WeChat's words (`timeout`, `request:fail …` without the prefix). */
export type NativeAnswer = { status: number; header: Record<string, string>; body: string } | { error: string }

export interface NativeUpload {
  url: string
  header: Record<string, string>
  /** Field name of the file. */
  name: string
  fileName: string
  fields: Record<string, string>
  base64: string
  contentType: string
  timeout: number
}

/** The world outside the phone; done in Node, so there is no CORS and headers are real. */
export interface Native {
  request(request: NativeRequest): Promise<NativeAnswer>
  upload(upload: NativeUpload): Promise<NativeAnswer>
  /** Compresses a picture as WeChat does: JPEG of that quality and size. */
  compress(picture: Picture, options: { quality: number; width?: number; height?: number }): Promise<Picture>
  /** A login code of WeChat's for that person. */
  loginCode(person: string): Promise<string>
  /** A code for that person's phone number. */
  phoneCode(person: string): Promise<string>
}

/** What one screen cost so far; audited against WeChat's and our own limits. */
export interface PageMeasure {
  route: string
  setData: { count: number; bytes: number; largestBytes: number; mostPerSecond: number }
  /** Requests that were needed before the page first showed data, and how many ran at once. */
  requests: { count: number; mostAtOnce: number }
}
