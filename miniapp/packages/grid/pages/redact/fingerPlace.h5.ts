import { type Frame, fingerOf } from './finger'

/** As in WeChat; in a browser the bar of the page lies above the photo, so the photo is asked where it is. */
export function fingerPlace(event: object, { width, height }: Frame) {
  const finger = fingerOf(event)
  const photo = document.getElementById('redact-photo')
  if (!finger || !photo) return undefined
  const { left, top } = photo.getBoundingClientRect()
  return { x: ((finger.clientX - left) / width) * 1000, y: ((finger.clientY - top) / height) * 1000 }
}
