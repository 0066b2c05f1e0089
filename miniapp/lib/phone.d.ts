/** What a phone has beside the language and Taro: WeChat's JavaScript knows neither a document nor a process. */
declare function setTimeout(run: () => void, ms: number): number
declare function clearTimeout(timer: number): void
declare function setInterval(run: () => void, ms: number): number
declare function clearInterval(timer: number): void

/** The build puts the value in its place; nothing else of a process is there. */
declare const process: { readonly env: { readonly TARO_ENV: 'weapp' | 'h5' } }
