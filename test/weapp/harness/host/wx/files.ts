import type { Picture, StoredFile } from '../../types'
import type { Phone } from '../phone'
import { callbackApi, guarded, type Members, type Work } from './base'
import { base64Size } from './bytes'
import { type Options, textOf } from './options'
import { refuse } from './refusal'

/** Where an app may write under names of its own. */
export const USER_DATA_PATH = 'wxfile://usr'
const KEPT_BYTES = 200 * 1024 * 1024
const SUFFIX: Readonly<Record<string, string>> = { jpeg: 'jpg' }

/** A path no file of this phone ever had, so that a stale one never shows another picture. */
function freshPath(phone: Phone, kind: 'tmp' | 'store', type: string): string {
  const path = `wxfile://${kind}_${Math.random().toString(36).slice(2)}${Date.now().toString(36)}.${SUFFIX[type] ?? type}`
  return path in phone.state.files ? freshPath(phone, kind, type) : path
}

/** Puts a picture on the phone as a temporary file. Returns its path. */
export function addTemporary(phone: Phone, picture: Picture): string {
  const path = freshPath(phone, 'tmp', picture.type)
  phone.state.files[path] = { ...picture, bytes: base64Size(picture.base64), kept: false }
  return path
}

/** The file at a path. Refuses with these words when there is none. */
export function fileAt(phone: Phone, path: string, words: string, errno = 1300002): StoredFile {
  const file = phone.state.files[path]
  if (!file) throw refuse(words, { errno })
  return file
}

/** What a restart leaves: temporary files are gone. */
export function dropTemporary(phone: Phone): void {
  for (const [path, { kept }] of Object.entries(phone.state.files)) if (!kept) delete phone.state.files[path]
}

const noSuch = (path: string) => `no such file or directory ${path}`

/** Kept by saveFile, rather than written under a name of the app's own. */
const isSaved = (path: string, file: StoredFile) => file.kept && !path.startsWith(`${USER_DATA_PATH}/`)

/** Refuses when that many bytes have no room; the file at `path`, if there is one, makes way. */
function checkRoom(phone: Phone, bytes: number, path?: string): void {
  const others = Object.entries(phone.state.files).filter(([other, { kept }]) => kept && other !== path)
  const used = others.reduce((sum, [, file]) => sum + file.bytes, 0)
  if (used + bytes > KEPT_BYTES)
    throw refuse('the maximum size of the file storage limit is exceeded', { errno: 1300202 })
}

/** Pixels of a PNG stand at a fixed place in its head; of other files nobody has asked yet. */
function pixelsOf(type: string, base64: string): { width: number; height: number } {
  if (type !== 'png') return { width: 0, height: 0 }
  const head = atob(base64.slice(0, 32))
  const at = (index: number) => [0, 1, 2, 3].reduce((sum, step) => sum * 256 + head.charCodeAt(index + step), 0)
  return { width: at(16), height: at(20) }
}

function write(phone: Phone, options: Options): void {
  const path = textOf(options, 'filePath')
  const data = textOf(options, 'data')
  if (!path.startsWith(`${USER_DATA_PATH}/`)) throw refuse(`permission denied, open "${path}"`, { errno: 1300013 })
  if (options.encoding !== 'base64') throw new Error('only base64 is modelled')
  if (data === '' || !/^[A-Za-z0-9+/]+={0,2}$/.test(data)) throw refuse('base64 encode error', { errno: 1300203 })
  const bytes = base64Size(data)
  checkRoom(phone, bytes, path)
  const suffix = path.slice(path.lastIndexOf('.') + 1)
  const type = suffix === 'jpg' ? 'jpeg' : suffix
  phone.state.files[path] = { base64: data, type, bytes, kept: true, ...pixelsOf(type, data) }
}

function save(phone: Phone, options: Options): { savedFilePath: string } {
  const from = textOf(options, 'tempFilePath')
  const file = phone.state.files[from]
  if (!file || file.kept) throw refuse('tempFilePath file not exist', { errno: 1301112 })
  checkRoom(phone, file.bytes)
  const savedFilePath = freshPath(phone, 'store', file.type)
  phone.state.files[savedFilePath] = { ...file, kept: true }
  delete phone.state.files[from] // it is moved, not copied
  return { savedFilePath }
}

/** `wx.getFileSystemManager()`: as much of it as keeps photos on the phone. Its interfaces have callbacks only. */
export function fileApis(phone: Phone): Members {
  const works: Record<string, Work> = {
    getFileInfo: (options) => {
      const path = textOf(options, 'filePath')
      return { size: fileAt(phone, path, noSuch(path)).bytes }
    },
    saveFile: (options) => save(phone, options),
    getSavedFileList: () => ({
      fileList: Object.entries(phone.state.files)
        .filter(([path, file]) => isSaved(path, file))
        .map(([filePath, { bytes }]) => ({ filePath, size: bytes, createTime: 0 })),
    }),
    removeSavedFile: (options) => {
      const path = textOf(options, 'filePath')
      if (!isSaved(path, fileAt(phone, path, noSuch(path)))) throw refuse(noSuch(path), { errno: 1300002 })
      delete phone.state.files[path]
    },
    writeFile: (options) => write(phone, options),
  }
  const manager = guarded(
    phone,
    'FileSystemManager',
    Object.fromEntries(Object.entries(works).map(([name, work]) => [name, callbackApi(phone, name, work)])),
  )
  return { env: { USER_DATA_PATH }, getFileSystemManager: () => manager }
}
