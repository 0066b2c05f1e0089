/** What a browser does not have: each of these does not compile (`npm run types`). */
// @ts-expect-error no process
export type Process = typeof process.cwd
// @ts-expect-error no Node
export type Bytes = typeof Buffer
