import { api } from '@miniapp/lib/api/api'
import { now } from '@miniapp/lib/clock'
import { usePages } from '@miniapp/lib/load/usePages'
import { dismissed, tellError } from '@miniapp/lib/phone/feedback'
import { shareText } from '@miniapp/lib/phone/shareText'
import { dayOf } from '@shared/rules/day'
import { useState } from 'react'

/** A month of the person's points, which month it is, and the month as a file. */
export function useStatement() {
  const thisMonth = dayOf(now()).slice(0, 7)
  const [month, setMonth] = useState(thisMonth)
  const [busy, setBusy] = useState(false)
  const list = usePages((cursor) => api.points.statement({ month, ...(cursor ? { cursor } : {}) }), [month], {
    cache: `statement-${month}`,
  })
  const exportFile = async () => {
    setBusy(true)
    try {
      const { fileName, content } = await api.points.statementFile({ month })
      await shareText(fileName, content).catch(dismissed('没有保存成功，请再试一次'))
    } catch (error) {
      tellError(error)
    } finally {
      setBusy(false)
    }
  }
  return { list, month, thisMonth, setMonth, busy, exportFile }
}
