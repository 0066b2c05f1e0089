import { api } from '@miniapp/lib/api/api'
import { asApiError } from '@miniapp/lib/api/apiError'
import { usePages } from '@miniapp/lib/load/usePages'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { tell, tellError } from '@miniapp/lib/phone/feedback'
import { newId } from '@miniapp/lib/phone/ids'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { useState } from 'react'

export type Template = Outputs['reports']['templates']['items'][number]
type Saving = Omit<Inputs['reports']['saveTemplate'], 'id'>

/** The street's reply templates, and the one that is being written. */
export function useTemplates() {
  const list = usePages((cursor) => api.reports.templates({ limit: 50, ...(cursor ? { cursor } : {}) }), [])
  const [draft, setDraft] = useState<Template>()
  const { write, busy } = useWrite<Saving, Outputs['reports']['saveTemplate']>(api.reports.saveTemplate)

  async function save(template: Template): Promise<void> {
    try {
      if (!(await write(template))) return
      setDraft(undefined)
      tell('已保存，一分钟内对所有同事生效')
      await list.reload()
    } catch (error) {
      tellError(error)
      if (asApiError(error).code !== 'SETTING_CHANGED') return
      setDraft(undefined)
      await list.reload()
    }
  }

  return {
    list,
    draft,
    begin: () => setDraft({ templateId: newId(), move: 'accept', title: '', text: '', active: true, version: 0 }),
    edit: setDraft,
    close: () => setDraft(undefined),
    save,
    busy,
  }
}
