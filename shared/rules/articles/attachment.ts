/** Files that may hang on an article: how they are called, told and known by their first bytes. */
export const ATTACHMENT_TYPES = {
  pdf: { label: 'PDF', mime: 'application/pdf', magic: '25504446' },
  doc: { label: 'Word', mime: 'application/msword', magic: 'd0cf11e0' },
  docx: {
    label: 'Word',
    mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    magic: '504b0304',
  },
  xls: { label: 'Excel', mime: 'application/vnd.ms-excel', magic: 'd0cf11e0' },
  xlsx: {
    label: 'Excel',
    mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    magic: '504b0304',
  },
} as const
export type AttachmentType = keyof typeof ATTACHMENT_TYPES

export const ATTACHMENT_LIMITS = {
  /** On one article. */
  files: 5,
  /** 10 MB. */
  bytes: 10 * 1024 * 1024,
  name: 60,
} as const

const isType = (ending: string): ending is AttachmentType => ending in ATTACHMENT_TYPES

/** What a file is by how its name ends; undefined when it is none of those. */
export function attachmentTypeOf(name: string): AttachmentType | undefined {
  const ending = /\.([a-z]{3,4})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? ''
  return isType(ending) ? ending : undefined
}

/** Do a file's first bytes say what its name says? */
export const beginsAs = (type: AttachmentType, bytes: Uint8Array): boolean =>
  Array.from(bytes.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join('') ===
  ATTACHMENT_TYPES[type].magic

/** 1.2 MB, 80 KB. */
export const sayBytes = (bytes: number): string =>
  bytes >= 1024 * 1024 ? `${(bytes / 1024 / 1024).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`
