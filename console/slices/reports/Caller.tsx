import { api } from '@console/app/client'
import { useWrite } from '@console/parts/useWrite'
import { WordsModal } from '@console/parts/WordsModal'
import { contract, type Outputs } from '@shared/contract/contract'
import { CALL_PURPOSES, REPORT_SOURCES } from '@shared/rules/reports/reportDesk'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { Report } from './answers'

type Contact = Outputs['reports']['revealCaller']

/** Who came or called, masked; in full for a purpose that is put on record. */
export function Caller({ report: { reportId, desk } }: { report: Report }) {
  const [asking, setAsking] = useState(false)
  const [contact, setContact] = useState<Contact>()
  const answers = useQueryClient()
  const { write, busy } = useWrite(api.reports.revealCaller)
  if (!desk || (!desk.source && !desk.callable)) return null
  const { source, callerLabel, callerPhoneMasked, callable } = desk
  const isKnown = callable || callerLabel !== undefined || callerPhoneMasked !== undefined
  const masked = callable ? '紧急上报，可以打电话给上报人' : '没有留联系方式'
  return (
    <div className="caller row wrap">
      <span className="mark mark--plain">{source ? `${REPORT_SOURCES[source]}登记` : '上报人'}</span>
      <span className="number">
        {contact
          ? `${contact.name} ${contact.phone}`
          : `${callerLabel ?? ''} ${callerPhoneMasked ?? ''}`.trim() || masked}
      </span>
      {isKnown && !contact ? (
        <Button id="caller-reveal" size="small" onClick={() => setAsking(true)}>
          看联系方式
        </Button>
      ) : null}
      {asking ? (
        <WordsModal
          route={contract.reports.revealCaller}
          name="purpose"
          title="为什么要打电话"
          yes="看号码"
          label="用途"
          presets={CALL_PURPOSES}
          max={50}
          placeholder="写明用途"
          hint={callable ? '看过会记在内部备注里，本人也看得到。' : '看过会记在内部备注里。'}
          busy={busy}
          onSend={async (purpose) => {
            const found = await write({ reportId, purpose })
            if (found) setContact(found)
            if (found) await answers.invalidateQueries({ queryKey: ['reports', 'get', reportId] })
            return found
          }}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </div>
  )
}
