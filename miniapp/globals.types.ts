/** What a phone does not have: each of these does not compile (`npm run types`). */
// @ts-expect-error no page
export type Document = typeof document
// @ts-expect-error no window
export type Window = typeof window
// @ts-expect-error no process beside what the build replaces
export type Process = typeof process.cwd
// @ts-expect-error no variable beside those
export type Home = typeof process.env.HOME
// @ts-expect-error no Node
export type Bytes = typeof Buffer
// @ts-expect-error requests are Taro's
export type Fetch = typeof fetch
