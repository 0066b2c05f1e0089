import type { Phone } from '../phone'
import { asyncApis, type Members } from './base'
import { utf8Bytes } from './bytes'
import { refuse } from './refusal'

const ALBUM = 'album:'
const PATH = 'path:'

const base64Of = (text: string) => btoa(String.fromCharCode(...utf8Bytes(text)))

/**
 * The scanner. What it sees comes from `state.next.scans`: a text is a QR code; `path:pages/x?scene=1` a mini-program
 * code of this app; `cancel` sends the person back; `album:…` is a picture in the album, which `onlyFromCamera` does
 * not offer, so that the person can only go back.
 */
export function scanApis(phone: Phone): Members {
  return asyncApis(phone, {
    scanCode: ({ onlyFromCamera }) => {
      const seen = phone.state.next.scans.shift()
      if (seen === undefined) phone.fault('scanCode: nobody has said what the camera sees next (state.next.scans)')
      const fromAlbum = seen?.startsWith(ALBUM) === true
      if (seen === undefined || seen === 'cancel' || (fromAlbum && onlyFromCamera === true))
        throw refuse('cancel', { errno: 1 })
      const code = fromAlbum ? seen.slice(ALBUM.length) : seen
      if (code.startsWith(PATH))
        return { path: code.slice(PATH.length), result: '', scanType: 'WX_CODE', charSet: 'utf-8', rawData: '' }
      return { result: code, scanType: 'QR_CODE', charSet: 'utf-8', rawData: base64Of(code) }
    },
  })
}
