import type { Phone, PrivacyGate } from '../phone'
import { asyncApis, type Members } from './base'
import { addTemporary, fileAt } from './files'
import { numberOf, type Options, textOf, textsOf } from './options'
import { permit } from './permission'
import { refuse } from './refusal'
import { tracesOf } from './traces'

const MOST = 20

async function choose(phone: Phone, privacy: PrivacyGate, options: Options) {
  const count = numberOf(options, 'count', 9)
  if (count < 1 || count > MOST) phone.fault(`chooseMedia: count ${count} is not between 1 and ${MOST}`)
  const kinds = textsOf(options, 'mediaType', ['image', 'video'])
  if (!kinds.includes('image') && !kinds.includes('mix')) throw new Error('only pictures are modelled')
  await privacy.pass('chooseMedia')
  if (textsOf(options, 'sourceType', ['album', 'camera']).includes('camera')) permit(phone, 'scope.camera')
  const pictures = phone.state.next.pictures.shift()
  if (pictures === undefined) phone.fault('chooseMedia: nobody has said which pictures come next (state.next.pictures)')
  if (pictures === undefined || pictures === 'cancel') throw refuse('cancel', { errno: 1 })
  const tempFiles = pictures.slice(0, Math.max(1, Math.min(count, MOST))).map((picture) => {
    const tempFilePath = addTemporary(phone, picture)
    return { tempFilePath, size: fileAt(phone, tempFilePath, '').bytes, fileType: 'image' }
  })
  return { type: 'image', tempFiles }
}

async function compress(phone: Phone, options: Options) {
  const source = fileAt(phone, textOf(options, 'src'), "file doesn't exist", 1103002)
  const quality = numberOf(options, 'quality', 80)
  if (quality < 0 || quality > 100) throw refuse('param compress quality invalid', { errno: 1103006 })
  const { compressedWidth: width, compressedHeight: height } = options
  const smaller = await phone.native.compress(source, {
    quality,
    ...(typeof width === 'number' ? { width } : {}),
    ...(typeof height === 'number' ? { height } : {}),
  })
  return { tempFilePath: addTemporary(phone, smaller) }
}

/** Camera, album and pictures. */
export function mediaApis(phone: Phone, privacy: PrivacyGate): Members {
  return asyncApis(phone, {
    chooseMedia: (options) => choose(phone, privacy, options),
    getImageInfo: (options) => {
      const path = textOf(options, 'src')
      const { width, height, type } = fileAt(phone, path, 'file not found')
      return { path, width, height, type, orientation: 'up' }
    },
    compressImage: (options) => compress(phone, options),
    previewImage: (options) => {
      const urls = textsOf(options, 'urls')
      const current = textOf(options, 'current', urls[0])
      if (!urls.includes(current)) phone.fault('previewImage: "current" is none of the urls')
      phone.ui.preview(current)
    },
    saveImageToPhotosAlbum: async (options) => {
      const path = textOf(options, 'filePath')
      await privacy.pass('saveImageToPhotosAlbum')
      permit(phone, 'scope.writePhotosAlbum')
      fileAt(phone, path, noSuchFile)
      tracesOf(phone).album.push(path)
    },
  })
}

const noSuchFile = 'file not found'
