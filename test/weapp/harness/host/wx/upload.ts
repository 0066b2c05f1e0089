import type { Phone } from '../phone'
import { checkAddress } from './address'
import { callApp, copyOf, later, type Members } from './base'
import { fieldsOf, numberOf, type Options, textOf } from './options'
import { refuse } from './refusal'
import { headersOf } from './request'
import type { Line, Transfer } from './transfer'

type Listener = (progress: { progress: number; totalBytesSent: number; totalBytesExpectedToSend: number }) => unknown

function textFields(phone: Phone, options: Options): Record<string, string> {
  const fields = fieldsOf(options, 'formData')
  for (const [name, value] of Object.entries(fields))
    if (typeof value !== 'string') phone.fault(`uploadFile: the field "${name}" is not a text`)
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]))
}

function transferOf(phone: Phone, options: Options, sent: (part: number, bytes: number) => void): Transfer {
  const url = textOf(options, 'url')
  const filePath = textOf(options, 'filePath')
  const name = textOf(options, 'name')
  checkAddress(phone, 'uploadFile', url, phone.state.domains.uploadFile)
  const file = phone.state.files[filePath]
  if (!file) throw refuse('file not found', { errno: 1300002 })
  const { 'content-type': _ours, ...header } = headersOf(phone, options)
  const upload = {
    url,
    header,
    name,
    fileName: filePath.slice(filePath.lastIndexOf('/') + 1),
    fields: textFields(phone, options),
    base64: file.base64,
    contentType: `image/${file.type}`,
  }
  return {
    url,
    timeout: numberOf(options, 'timeout', 0),
    send: async (timeout) => {
      const halfWay = later().then(() => sent(0.5, file.bytes))
      const [answer] = await Promise.all([phone.native.upload({ ...upload, timeout }), halfWay])
      return answer
    },
    resultOf: ({ status, body }) => {
      sent(1, file.bytes)
      return { data: body, statusCode: status }
    },
  }
}

/** `wx.uploadFile`: one file as multipart POST, its fields first. It has no promise: it returns its task. */
export function uploadApis(phone: Phone, line: Line): Members {
  return {
    uploadFile: (given: unknown) => {
      const options = copyOf(given)
      const listeners = new Set<Listener>()
      const sent = (part: number, bytes: number) => {
        const progress = {
          progress: Math.round(part * 100),
          totalBytesSent: Math.round(part * bytes),
          totalBytesExpectedToSend: bytes,
        }
        for (const each of [...listeners])
          callApp(phone, 'UploadTask.onProgressUpdate callback function', () => each(progress))
      }
      const abort = line.start('uploadFile', options, () => transferOf(phone, options, sent))
      const ignore = () => undefined
      return {
        abort,
        onProgressUpdate: (listener: Listener) => void listeners.add(listener),
        offProgressUpdate: (listener?: Listener) => {
          if (listener) listeners.delete(listener)
          else listeners.clear()
        },
        onHeadersReceived: ignore,
        offHeadersReceived: ignore,
      }
    },
  }
}
