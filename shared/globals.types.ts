/** What both sides use knows neither of them: each of these does not compile (`npm run types`). */
// @ts-expect-error no page
export type Document = typeof document
// @ts-expect-error no window
export type Window = typeof window
// @ts-expect-error no process
export type Process = typeof process
// @ts-expect-error no Node
export type Bytes = typeof Buffer
// @ts-expect-error no network
export type Fetch = typeof fetch
