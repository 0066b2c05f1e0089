import { api } from '@miniapp/lib/api/api'
import { now } from '@miniapp/lib/clock'
import { useBusy } from '@miniapp/lib/load/useBusy'
import { usePages } from '@miniapp/lib/load/usePages'
import { dismissed, tellError } from '@miniapp/lib/phone/feedback'
import { shareText } from '@miniapp/lib/phone/shareText'
import { dayOf } from '@shared/rules/time/day'
import { useState } from 'react'

/** A month of the person's points, which month it is, and the month as a file. */
export function useStatement() {
  const thisMonth = dayOf(now()).slice(0, 7)
  const [month, setMonth] = useState(thisMonth)
  const [busy, run] = useBusy()
  const list = usePages((at) => api.points.statement({ month, ...at }), [month], {
    cache: `statement-${month}`,
  })
  const exportFile = () =>
    run(async () => {
      const file = await api.points.statementFile({ month }).catch(tellError)
      if (file) await shareText(file.fileName, file.content).catch(dismissed('没有保存成功，请再试一次'))
    })
  return { list, month, thisMonth, setMonth, busy, exportFile }
}
