/** What a program on this machine must not reach for: each of these does not compile (`npm run types`). */
// @ts-expect-error no page
export type Document = typeof document
// @ts-expect-error no window
export type Window = typeof window
// @ts-expect-error no test
export type Test = typeof expect
