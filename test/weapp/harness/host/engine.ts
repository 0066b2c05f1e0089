import { addGlobalErrorListener, addGlobalWarningListener, type template } from 'glass-easel'
import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import type { Build } from '../types'
import { WebviewBackend } from './backend'
import { TEMPLATES } from './explain'
import { type DefinitionEnv, folderOf, normalise } from './modules'

/** What a page's logic sees of itself: `setData`, its route, its handlers. */
export interface PageCaller {
  setData: (data: object, done?: () => void) => void
  route: string
  options: Record<string, string>
  [member: string]: unknown
}

interface Options {
  build: Build
  /** Loads a page's or component's file with its definition functions. */
  define: (path: string, env: DefinitionEnv) => void
  fault: (sentence: string) => void
  /** What an error says, and where. */
  wordsOf: (error: unknown) => string
}

type Template = template.ComponentTemplate
type Groups = NonNullable<Template['groupList']> & Record<string, Template['content']>

/** WeChat's component engine over a build: makes pages in webviews. */
export function createEngine({ build, define, fault, wordsOf }: Options) {
  const env = new MiniProgramEnv()
  const space = env.createCodeSpace('main', true)
  keepIds(space)
  addGlobalErrorListener((error) => {
    fault(`error in the app: ${wordsOf(error)}`)
  })
  addGlobalWarningListener((message) => {
    fault(`warning of the component engine: ${message}`)
  })

  // The name lets an error in a template or in WXS say so.
  const source = `\nreturn ${build.generated}\n//# sourceURL=weapp:///${TEMPLATES}`
  const groupList = new Function(source)() as Groups
  for (const id of build.templates) {
    const content = groupList[id]
    // Without the fallback a `bindtap` on a built-in component would only be an attribute.
    if (content) space.addCompiledTemplate(id, { groupList, content, fallbackListenerOnNativeNode: true })
  }
  for (const id of Object.keys(build.css)) {
    space.addStyleSheet(id, id, build.json[id]?.component ? id.replace(/\W/g, '_') : undefined)
  }
  for (const [id, json] of Object.entries(build.json)) {
    const usingComponents: Record<string, string> = {}
    for (const [tag, path] of Object.entries(json.usingComponents ?? {})) usingComponents[tag] = `/${resolve(id, path)}`
    space.addComponentStaticConfig(id, { ...(json.component ? json : {}), usingComponents } as never)
  }

  const registered = new Set<string>()
  /** Loads a page or component once, the components it uses before it, as the real loader does. */
  function register(id: string): void {
    if (registered.has(id)) return
    registered.add(id)
    for (const path of Object.values(build.json[id]?.usingComponents ?? {})) register(resolve(id, path))
    space.componentEnv(id, (definition) => define(id, definition as unknown as DefinitionEnv))
  }

  return {
    /**
     * Makes a page in that webview's document; `prepare` gets its logic before anything is drawn. Throws when its code
     * throws.
     */
    mount: (route: string, frame: Document, prepare: (caller: PageCaller) => void): Mounted => {
      register(route)
      const backend = env.associateBackend(new WebviewBackend(frame))
      for (const [id, css] of Object.entries(build.css)) backend.registerStyleSheetContent(id, css)
      const root = backend.createRoot('wx-page', space, `/${route}`)
      const caller = root.get() as unknown as PageCaller
      prepare(caller)
      const page = frame.createElement('page')
      const placeholder = frame.createElement('wx-page')
      page.append(placeholder)
      frame.body.append(page)
      root.attach(asBackend(page), asBackend(placeholder))
      return { caller, release: () => root.release() }
    },
  }
}

export interface Mounted {
  caller: PageCaller
  release: () => void
}

type Attach = ReturnType<ReturnType<MiniProgramEnv['associateBackend']>['createRoot']>['attach']
/** The engine has its own idea of a DOM element; ours is a real one. */
const asBackend = (element: HTMLElement) => element as unknown as Parameters<Attach>[0]

/**
 * The adapter hides ids behind a prefix and keeps them out of the DOM; tests find elements by them. It has no setting
 * for that, so its options are changed where it makes them.
 */
function keepIds(space: object): void {
  const prepare: unknown = Reflect.get(space, 'prepareComponentOptions')
  if (typeof prepare !== 'function') throw new Error('the engine’s adapter has no prepareComponentOptions any more')
  Reflect.set(space, 'prepareComponentOptions', (...given: unknown[]) => {
    const prepared: [object, unknown] = prepare.apply(space, given)
    Object.assign(prepared[0], { idPrefixGenerator: null, writeIdToDOM: true })
    return prepared
  })
}

function resolve(owner: string, path: string): string {
  return normalise(path.startsWith('/') ? path : `${folderOf(owner)}/${path}`)
}
