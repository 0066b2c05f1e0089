import { fire, valuesOf } from './dom'

/** How a picture fills its box, by `mode`. */
const FIT: Readonly<Record<string, { size: string; position: string }>> = {
  scaleToFill: { size: '100% 100%', position: '0 0' },
  aspectFit: { size: 'contain', position: 'center' },
  aspectFill: { size: 'cover', position: 'center' },
  widthFix: { size: '100% 100%', position: '0 0' },
  heightFix: { size: '100% 100%', position: '0 0' },
  center: { size: 'auto', position: 'center' },
}

/** Shows an `image` as WeChat does: a box with a background, and `load` or `error` once it is known. */
export function showPicture(element: HTMLElement, addressOf: (src: string) => string): void {
  const { src, mode } = valuesOf(element)
  const fit = FIT[String(mode ?? 'scaleToFill')] ?? FIT.scaleToFill
  element.setAttribute('mode', String(mode ?? 'scaleToFill'))
  element.style.backgroundSize = fit?.size ?? ''
  element.style.backgroundPosition = fit?.position ?? ''
  const address = typeof src === 'string' && src ? addressOf(src) : ''
  if (element.getAttribute('src') === address) return
  element.setAttribute('src', address)
  element.style.backgroundImage = address ? `url("${address}")` : ''
  if (!address) return
  const probe = element.ownerDocument.createElement('img')
  probe.onload = () => {
    element.setAttribute('data-natural-width', String(probe.naturalWidth))
    element.setAttribute('data-natural-height', String(probe.naturalHeight))
    if (mode === 'widthFix')
      element.style.height = `${(element.clientWidth * probe.naturalHeight) / probe.naturalWidth}px`
    fire(element, 'load', { width: probe.naturalWidth, height: probe.naturalHeight })
  }
  probe.onerror = () => {
    element.setAttribute('data-broken', '')
    fire(element, 'error', { errMsg: `GET ${address} 404` })
  }
  probe.src = address
}
