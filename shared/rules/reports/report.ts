import type { Question } from './category'

/** Limits of a report, the same on the phone and on the server. */
export const REPORT_LIMITS = {
  photos: 9,
  descriptionCharacters: 500,
  perDay: 20,
  noteCharacters: 300,
} as const

/** A photo may be this large when it leaves the phone. Bytes. */
export const MAX_PHOTO_BYTES = 10 * 1024 * 1024
export const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const
export type PhotoType = (typeof PHOTO_TYPES)[number]

/** A report category as a reporter sees it: data of a street. */
export interface ReportCategory {
  id: string
  name: string
  group: string
  /** Icon code in miniapp/assets/icons. */
  icon: string
  slaHours: number
  urgent: boolean
  /** Number to call first when life is in danger; shown before the form. */
  emergencyPhone?: string | undefined
  /** Rises with every change. */
  version: number
  questions: readonly Question[]
}
