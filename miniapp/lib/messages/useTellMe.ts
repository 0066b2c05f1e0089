import type { MessageTemplate } from '@shared/rules/office/messages'
import { useMemo, useState } from 'react'
import type { Home } from '../answers/useHome'
import { api } from '../api/api'
import { useBusy } from '../load/useBusy'
import { copyWithin } from '../load/useLoad'
import { useWrite } from '../load/useWrite'
import { dismissed, tell, tellError } from '../phone/feedback'
import { canSubscribe, subscribe } from './subscribe'

/**
 * “有进展告诉我”: one tap is one message of WeChat's. The templates are those of the home answer kept on the phone, because
 * WeChat's dialog opens only in the tap itself: there is no time to ask for them.
 */
export function useTellMe(template: MessageTemplate) {
  const templateId = useMemo(() => canSubscribe && idOf(template), [template])
  const { write } = useWrite(api.messages.accept)
  const [told, setTold] = useState(false)
  const [busy, run] = useBusy()

  const ask = () =>
    run(async () => {
      if (!templateId) return
      const accepted = await subscribe([templateId]).catch(dismissed('微信没让问，请在右上角“设置”里打开通知'))
      if (!accepted) return
      if (accepted.length === 0) return tell('没有开启，想收到时再点')
      if (await write({ templates: [template] }).catch(tellError)) setTold(true)
    })

  return { offered: Boolean(templateId), told, ask, busy }
}

/** WeChat's id of a template of ours; undefined when the stage has none, and in a copy of an older version. */
function idOf(template: MessageTemplate): string | undefined {
  const known = ['home', 'today'].map((name) => copyWithin(name, ({ templates }: Partial<Home>) => templates))
  return known.find(Boolean)?.data.find(({ name }) => name === template)?.id
}
