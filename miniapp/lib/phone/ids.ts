import { ulidOf } from '@shared/ulid'
import { now } from '../clock'
import { randomByte } from './random'

/** The id of something this phone is about to create. Made once, before the first try, and kept for every further one. */
export function newId(): string {
  return ulidOf(now(), randomByte)
}
