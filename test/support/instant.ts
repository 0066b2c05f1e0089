/** The instant at which tests begin: half past eleven on a Wednesday in Shanghai, when meals can be had. */
export const NOON = '2031-11-19T11:30:00+08:00'

/** Where this run begins: at noon, or at TEST_AT. ISO 8601. */
export const BEGINS_AT = process.env.TEST_AT ?? NOON

/** By how much this file's clock is ahead of the machine's. Milliseconds. */
export const shiftHere = () => Date.now() - (performance.timeOrigin + performance.now())
