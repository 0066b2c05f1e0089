import { type Frame, fingerOf } from './finger'

/** Where a finger is on the photo, in thousandths of its width and height; it may be beside it. */
export function fingerPlace(event: object, { left, width, height }: Frame) {
  const finger = fingerOf(event)
  return finger && { x: ((finger.pageX - left) / width) * 1000, y: (finger.pageY / height) * 1000 }
}
