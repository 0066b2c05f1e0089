/** A browser's standard letter size. Pixels. */
const STANDARD = 16

/** As in font.ts, from the browser's own font-size setting (what `font-size: medium` is). */
export function fontClass(): '' | 'font-l' | 'font-xl' {
  const probe = document.createElement('span')
  probe.style.cssText = 'position:absolute;visibility:hidden;font-size:medium'
  document.body.append(probe)
  const scale = Number.parseFloat(getComputedStyle(probe).fontSize) / STANDARD
  probe.remove()
  if (scale > 1.2) return 'font-xl'
  return scale > 1.05 ? 'font-l' : ''
}
