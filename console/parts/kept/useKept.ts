import { codeOf } from '@console/app/problem'
import type { FormInstance } from 'antd'
import { useState } from 'react'
import type { Values } from '../RouteForm'
import { mergedOver, type TheirChange } from './merge'

/** Something that is saved as one, over the version that was seen. */
export interface Kept {
  version: number
}

export interface KeptOptions<P extends Kept> {
  /** As it was seen; absent where it is new. */
  kept: P | undefined
  /** It as the form shows it. */
  valuesOf: (kept: P) => Values
  /** It as it stands now; undefined when it is gone. */
  fresh: () => Promise<P | undefined>
  /** Sends it over the version that was seen; undefined while the one before is on its way. */
  save: (values: Values, version: number | undefined) => Promise<unknown>
  /** What is answered when a colleague was faster. */
  overtaken?: string
}

/**
 * Saves what is in a form. When a colleague was faster, what they changed comes into the form beside what was typed, and
 * the next try goes over their version (decision 124). True when it was saved.
 */
export function useKept<P extends Kept>({ kept, valuesOf, fresh, save, overtaken }: KeptOptions<P>) {
  const [base, setBase] = useState(kept)
  const [changes, setChanges] = useState<readonly TheirChange[]>()

  const takeOver = async (before: P, values: Values, form: FormInstance<Values>): Promise<boolean> => {
    const theirs = await fresh()
    if (!theirs) return false
    const merged = mergedOver(valuesOf(before), valuesOf(theirs), values)
    form.setFieldsValue(merged.values)
    setBase(theirs)
    setChanges(merged.changes)
    return true
  }

  const send = async (values: Values, form: FormInstance<Values>): Promise<boolean> => {
    try {
      return (await save(values, base?.version)) !== undefined
    } catch (error) {
      const isOvertaken = codeOf(error) === (overtaken ?? 'SETTING_CHANGED')
      if (isOvertaken && base && (await takeOver(base, values, form))) return false
      throw error
    }
  }
  return { send, changes, isNew: base === undefined }
}
