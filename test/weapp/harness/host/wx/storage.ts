import type { Phone } from '../phone'
import { asyncApis, type Members, syncApis } from './base'
import { utf8Length } from './bytes'
import { isRecord, textOf } from './options'
import { refuse } from './refusal'

const KEY_BYTES = 1024 * 1024
const ALL_BYTES = 10 * KEY_BYTES

/** Does JSON give the value back as it was? A field that is undefined is as good as absent. */
function survivesJson(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (Array.isArray(value)) return value.every(survivesJson)
  if (!isRecord(value)) return false
  const plain = Object.getPrototypeOf(value) === null || Object.getPrototypeOf(Object.getPrototypeOf(value)) === null
  return plain && Object.values(value).every((field) => field === undefined || survivesJson(field))
}

function serialised(phone: Phone, key: string, data: unknown): string {
  let text: string | undefined
  try {
    text = JSON.stringify(data)
  } catch (error) {
    phone.fault(`storage of "${key}": the value cannot be written as JSON`)
    throw refuse(error instanceof Error ? error.message : 'data can not be serialised')
  }
  if (text === undefined || !survivesJson(data)) phone.fault(`storage of "${key}": JSON does not give the value back`)
  return text ?? '""'
}

const sizeOf = (key: string, value: string) => utf8Length(key) + utf8Length(value)

/** What is kept on the phone: 1 MB a key, 10 MB in all, both counted in UTF-8 with the keys. */
export function storageApis(phone: Phone): Members {
  const kept = () => phone.state.storage
  const has = (key: string) => Object.hasOwn(kept(), key)
  const total = () => Object.entries(kept()).reduce((sum, [key, value]) => sum + sizeOf(key, value), 0)

  function checked(key: unknown): string {
    const name = textOf({ key }, 'key')
    if (name === '') throw refuse('parameter error: parameter.key should not be empty;', { errno: 1001 })
    return name
  }

  function set(key: unknown, data: unknown): void {
    const name = checked(key)
    const value = serialised(phone, name, data)
    const size = sizeOf(name, value)
    if (size > KEY_BYTES) throw refuse('entry size limit reached')
    if (total() - (has(name) ? sizeOf(name, kept()[name] ?? '') : 0) + size > ALL_BYTES)
      throw refuse('exceed storage max size 10Mb')
    kept()[name] = value
  }

  function get(key: unknown): unknown {
    const value = kept()[checked(key)]
    return value === undefined ? undefined : JSON.parse(value)
  }

  function remove(key: unknown): void {
    delete kept()[checked(key)]
  }

  function clear(): void {
    for (const key of Object.keys(kept())) delete kept()[key]
  }

  const info = () => ({
    keys: Object.keys(kept()),
    currentSize: Math.ceil(total() / 1024),
    limitSize: ALL_BYTES / 1024,
  })

  return {
    ...syncApis(phone, {
      setStorageSync: set,
      getStorageSync: (key) => get(key) ?? '',
      removeStorageSync: remove,
      clearStorageSync: clear,
      getStorageInfoSync: info,
    }),
    ...asyncApis(phone, {
      setStorage: ({ key, data }) => set(key, data),
      getStorage: ({ key }) => {
        const data = get(key)
        if (data === undefined) throw refuse('data not found')
        return { data }
      },
      removeStorage: ({ key }) => remove(key),
      clearStorage: clear,
      getStorageInfo: info,
    }),
  }
}
