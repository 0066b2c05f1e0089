import type { Build, DeviceState } from '../types'

/** What the package has: colours by the theme, and pictures by their paths. */
export function createPack({ theme, assets }: Build, state: DeviceState, fault: (sentence: string) => void) {
  const asset = (path: string) => assets[path.startsWith('/') ? path : `/${path}`]
  return {
    themed: (value: string) => (value.startsWith('@') ? (theme[state.theme][value.slice(1)] ?? value) : value),
    tabPicture: (path: string) => {
      const address = asset(path)
      if (address === undefined) fault(`picture of the tab bar "${path}" is not in the package`)
      return address ?? ''
    },
    pictureAddress: (src: string) => {
      const file = state.files[src]
      const address = file ? `data:image/${file.type};base64,${file.base64}` : asset(src)
      if (address === undefined && !/^(https?|data|wxfile):/.test(src)) fault(`picture "${src}" is not in the package`)
      return address ?? src
    },
  }
}
