import { api } from '@miniapp/lib/api/api'
import { SETTING, said } from '@miniapp/lib/load/said'
import { usePages } from '@miniapp/lib/load/usePages'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { newId } from '@miniapp/lib/phone/ids'
import type { Outputs } from '@shared/contract/contract'
import { useState } from 'react'

export type Template = Outputs['reports']['templates']['items'][number]

/** The street's reply templates, and the one that is being written. */
export function useTemplates() {
  const list = usePages((at) => api.reports.templates({ limit: 50, ...at }), [])
  const [draft, setDraft] = useState<Template>()
  const { write, busy } = useWrite(api.reports.saveTemplate)

  async function save(template: Template): Promise<void> {
    if (!(await said(write(template), '已保存，一分钟内对所有同事生效', SETTING))) return
    setDraft(undefined)
    await list.reload()
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
