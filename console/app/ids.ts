import { ulidOf } from '@shared/ulid'
import { now } from './clock'

const randomByte = () => crypto.getRandomValues(new Uint8Array(1))[0] ?? 0

/** The id of something that is about to be created here, kept for every further try. */
export const newId = (): string => ulidOf(now(), randomByte)
