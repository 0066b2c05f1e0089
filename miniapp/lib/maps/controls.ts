import { Control, DomEvent, divIcon } from 'leaflet'

/** Where the phone is. */
export const HERE = divIcon({ html: '<span class="here-dot"></span>', className: 'place-mark', iconSize: [0, 0] })

/** The button that looks where the phone is. */
export function locator(onTap: () => void): Control {
  const Locator = Control.extend({
    onAdd: () => {
      const button = document.createElement('button')
      button.type = 'button'
      button.className = 'map-locate'
      button.title = '我的位置'
      button.setAttribute('aria-label', '我的位置')
      const icon = document.createElement('span')
      icon.className = 'icon icon-navigate'
      button.append(icon)
      DomEvent.disableClickPropagation(button)
      button.addEventListener('click', onTap)
      return button
    },
  })
  return new Locator({ position: 'bottomright' })
}
