import type { Build } from '../types'

/**
 * What a browser has and a phone's JavaScript engine has not: app code sees these as undefined. (That it never even
 * asks for them is shown on the text of the build, by the audit of free names.)
 */
const BROWSER_ONLY = [
  ...['window', 'document', 'self', 'navigator', 'location', 'history', 'localStorage', 'sessionStorage', 'screen'],
  ...['fetch', 'Headers', 'Request', 'Response', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'FormData', 'Blob'],
  ...['File', 'FileReader', 'URL', 'URLSearchParams', 'AbortController', 'TextEncoder', 'TextDecoder', 'crypto'],
  ...['performance', 'queueMicrotask', 'structuredClone', 'Worker', 'caches', 'indexedDB', 'Image', 'Audio', 'Event'],
  ...['CustomEvent', 'EventTarget', 'Node', 'Element', 'HTMLElement', 'MutationObserver', 'WebKitMutationObserver'],
  ...['IntersectionObserver', 'ResizeObserver', 'requestAnimationFrame', 'cancelAnimationFrame', 'getComputedStyle'],
  ...['requestIdleCallback', 'matchMedia', 'alert', 'confirm', 'prompt', 'open', 'close', 'frames', 'top', 'parent'],
  ...['postMessage', 'addEventListener', 'removeEventListener', 'atob', 'btoa', 'Intl', 'process', 'Buffer', 'define'],
  ...['importScripts', 'DOMParser', 'customElements', 'SharedWorker', 'BroadcastChannel', 'MessageChannel', 'origin'],
]

/** The language itself, reachable through `globalThis` in a mini-program. */
const LANGUAGE = [
  ...['Object', 'Array', 'String', 'Number', 'Boolean', 'Symbol', 'BigInt', 'Math', 'JSON', 'Date', 'RegExp', 'Error'],
  ...['TypeError', 'RangeError', 'SyntaxError', 'ReferenceError', 'EvalError', 'URIError', 'Map', 'Set', 'WeakMap'],
  ...['WeakSet', 'Promise', 'Proxy', 'Reflect', 'ArrayBuffer', 'DataView', 'Uint8Array', 'Int8Array', 'Uint16Array'],
  ...['Int16Array', 'Uint32Array', 'Int32Array', 'Float32Array', 'Float64Array', 'Uint8ClampedArray', 'parseInt'],
  ...['parseFloat', 'isNaN', 'isFinite', 'encodeURIComponent', 'decodeURIComponent', 'encodeURI', 'decodeURI'],
  ...['NaN', 'Infinity', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
]

/** Definition functions of the page or component that is being loaded; the engine makes new ones for each. */
export interface DefinitionEnv {
  Page: (definition: never) => unknown
  Component: (definition: never) => unknown
  Behavior: (definition: never) => unknown
}

interface Options {
  build: Build
  fault: (sentence: string) => void
  wx: object
  console: object
  App: (definition: object) => void
  getApp: () => unknown
  getCurrentPages: () => unknown[]
}

interface Loaded {
  exports: unknown
}

/** `a/./b/../c` as `a/c`. */
export function normalise(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}

/** The folder of a path, without a slash at its end. */
export const folderOf = (path: string) => path.split('/').slice(0, -1).join('/')

/** The phone's CommonJS loader. `load` throws what WeChat throws for a module that is not there. */
export function createModules({ build, fault, wx, console, App, getApp, getCurrentPages }: Options) {
  const loaded = new Map<string, Loaded>()
  let defining: DefinitionEnv | undefined
  const everything: Record<string, unknown> = {}
  for (const name of LANGUAGE) everything[name] = Reflect.get(globalThis, name)
  function refuse(how: string, text: unknown): never {
    fault(`code made from a text, which a phone refuses: ${how}(${JSON.stringify(text)})`)
    throw new EvalError('Code generation from strings disallowed for this context')
  }
  const noFunction = new Proxy(Function, {
    apply: (_, __, given) => refuse('Function', given.at(-1)),
    construct: (_, given) => refuse('new Function', given.at(-1)),
  })
  const noEval = (text: unknown) => refuse('eval', text)
  everything.Function = noFunction
  everything.globalThis = everything

  const definer = (kind: keyof DefinitionEnv) => (definition: never) => {
    if (!defining) throw new Error(`${kind}() outside of a page or component`)
    return defining[kind](definition)
  }

  function load(path: string): unknown {
    const file = build.js[path] === undefined ? `${path}.js` : path
    const known = loaded.get(file)
    if (known) return known.exports
    const source = build.js[file]
    if (source === undefined) throw new Error(`module '${file}' is not defined`)
    const module: Loaded = { exports: {} }
    loaded.set(file, module)
    const seen: Record<string, unknown> = {
      require: (to: string) => load(normalise(to.startsWith('/') ? to : `${folderOf(file)}/${to}`)),
      ...{ module, exports: module.exports, wx, console, App, getApp, getCurrentPages },
      ...{ Page: definer('Page'), Component: definer('Component'), Behavior: definer('Behavior') },
      ...{ globalThis: everything, global: everything, Function: noFunction },
    }
    compiled(file, source, [...Object.keys(seen), ...BROWSER_ONLY]).call(undefined, ...Object.values(seen))
    return module.exports
  }

  /** A file as a function, its first line the fourth, as `explain` has it. `eval` is no parameter of it, which strict code would not allow, but of one around it. */
  function compiled(file: string, source: string, names: readonly string[]) {
    try {
      const head = `return function (${names.join(', ')}) {`
      return new Function('eval', `${head}\n${source}\n}\n//# sourceURL=weapp:///${file}`)(noEval)
    } catch (error) {
      throw new Error(`${file} is no JavaScript: ${error instanceof Error ? error.message : String(error)}`)
    }
  }

  return {
    load,
    /** Loads a page's or component's file with the definition functions made for it. */
    define: (path: string, env: DefinitionEnv) => {
      const before = defining
      defining = env
      try {
        load(path)
      } finally {
        defining = before
      }
    },
  }
}
