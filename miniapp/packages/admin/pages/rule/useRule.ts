import { api } from '@miniapp/lib/api/api'
import { now } from '@miniapp/lib/clock'
import { said } from '@miniapp/lib/load/said'
import { usePages } from '@miniapp/lib/load/usePages'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { goBack } from '@miniapp/lib/navigation/go'
import { useParam } from '@miniapp/lib/navigation/useParam'
import { EARN_REASONS } from '@shared/rules/points/points'
import { addDays, dayOf, sayDay } from '@shared/rules/time/day'
import { useState } from 'react'

/** The form of a rule's next version, and all versions there were. */
export function useRule() {
  const name = useParam<'admin/rule'>('reason')
  const reason = EARN_REASONS.find((each) => each === name) ?? 'checkin'
  const history = usePages((at) => api.points.ruleHistory({ reason, ...at }), [reason])
  // The day after tomorrow at the earliest around midnight; the server knows better and says so.
  const earliest = addDays(dayOf(now()), 1)
  const [amount, setAmount] = useState('')
  const [cap, setCap] = useState('')
  const [note, setNote] = useState('')
  const [firstDay, setFirstDay] = useState(earliest)
  const [lastDay, setLastDay] = useState('')
  const [asking, setAsking] = useState(false)
  const { write, busy } = useWrite(api.points.changeRule)
  const digits = (set: (value: string) => void) => (value: string) => set(value.replace(/\D/g, ''))

  const missing = amount === '' ? '还没填分数' : note.trim().length < 2 ? '还没写给小哥看的说明' : undefined

  async function save(): Promise<void> {
    const days = { firstDay, ...(lastDay ? { lastDay } : {}) }
    const dailyCap = cap ? { dailyCap: Number(cap) } : {}
    const ended = await said(
      write({ reason, amount: Number(amount), note: note.trim(), ...days, ...dailyCap }),
      (version) =>
        version.proposed ? '分数较高，已提请另一位管理员审批' : `已保存，${sayDay(version.firstDay, now())}起生效`,
    )
    if (ended) goBack()
    else if (ended === false) setAsking(false)
  }

  return {
    ...{ reason, history, earliest, amount, cap, note, firstDay, lastDay, asking, busy, missing, save },
    ...{ setNote, setFirstDay, setLastDay, setAsking },
    setAmount: digits(setAmount),
    setCap: digits(setCap),
  }
}
