import fc from 'fast-check'

/**
 * How deep tests go that try many cases. Without TEST_DEPTH it is the gate: few runs, always the same ones. With it the
 * full number of runs is multiplied, and the seed is another one each time, printed and repeated by TEST_SEED.
 */
const depth = process.env.TEST_DEPTH === undefined ? undefined : Number(process.env.TEST_DEPTH)
if (depth !== undefined && !(depth >= 1)) throw new Error(`TEST_DEPTH is ${process.env.TEST_DEPTH}, not 1 or more`)

const GATE_SEED = 20_261_128
const seed = Number(process.env.TEST_SEED ?? (depth === undefined ? GATE_SEED : Date.now() % 2 ** 31))
if (!Number.isInteger(seed)) throw new Error(`TEST_SEED is ${process.env.TEST_SEED}, not a whole number`)

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed })
if (depth !== undefined) {
  process.stderr.write(`${expect.getState().testPath}: depth ${depth}, TEST_SEED=${seed}\n`)
  jest.setTimeout(within(60_000))
}

/** Is everything tried, not only what the gate has time for? */
export const isDeep = depth !== undefined

/** How often something is tried: in the gate, and with TEST_DEPTH so many times the full number. */
export function runs(gate: number, full: number = gate): number {
  return depth === undefined ? gate : Math.ceil(full * depth)
}

/** How long a test with an end of its own may take. Milliseconds; more where it goes deeper. */
export function within(gateMs: number): number {
  return gateMs * Math.max(1, depth ?? 1)
}
