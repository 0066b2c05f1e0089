import { api } from '@console/app/client'
import { useKeys } from '@console/app/keys/keys'
import { Facts } from '@console/parts/Facts'
import { useNow } from '@console/parts/useNow'
import { useWrite } from '@console/parts/useWrite'
import { WordsModal } from '@console/parts/WordsModal'
import { contract, type Outputs } from '@shared/contract/contract'
import { CONTACT_PURPOSES, REGISTRATION_TABS } from '@shared/rules/people/registration'
import { OCCUPATIONS } from '@shared/rules/text/words'
import { sayMoment } from '@shared/rules/time/day'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'

type Registration = Outputs['identity']['registration']

/**
 * Somebody by their registration, masked; name and number in full for a purpose that is put on record. The caller gives it
 * the sending as a key: another one may have another number.
 */
export function Person({ registration, community }: { registration: Registration; community?: string | undefined }) {
  const { memberId, nameMasked, phoneMasked, occupation, employer, partyMember, status } = registration
  const { submittedAt, correctedAt, decidedAt } = registration
  const nowMs = useNow()
  const answers = useQueryClient()
  const [contact, setContact] = useState<Outputs['identity']['revealContact']>()
  const [isAsking, setAsking] = useState(false)
  const { write, busy } = useWrite(api.identity.revealContact)
  const look = () => setAsking(true)
  useKeys('联系方式', [{ key: 'l', label: '看联系方式', run: look }])
  return (
    <>
      <div className="row person-head">
        <h2 id="registration-name">{contact?.name ?? nameMasked}</h2>
        <span className={`mark ${status === 'rejected' ? 'mark--bad' : 'mark--plain'}`}>
          {status === 'none' ? '未报到' : REGISTRATION_TABS[status]}
        </span>
      </div>
      <Facts
        facts={{
          手机号: <span className="number">{contact?.phone ?? phoneMasked}</span>,
          社区: community,
          职业: OCCUPATIONS[occupation],
          单位或站点: employer,
          党员: partyMember ? '本人说明是党员' : '没有填写',
          提交: sayMoment(submittedAt, nowMs),
          改过: correctedAt && sayMoment(correctedAt, nowMs),
          办理: decidedAt ? sayMoment(decidedAt, nowMs) : '还没有办',
        }}
      />
      {contact ? null : (
        <p className="small">
          <Button id="registration-reveal" size="small" onClick={look}>
            看联系方式 <kbd>L</kbd>
          </Button>{' '}
          每次查看都会记下来，本人看得到。
        </p>
      )}
      {isAsking ? (
        <WordsModal
          route={contract.identity.revealContact}
          name="purpose"
          title="为什么要看"
          yes="查看"
          label="用途"
          presets={CONTACT_PURPOSES}
          max={60}
          placeholder="写明用途"
          hint="这次查看的人、时间和用途会记下来，本人看得到。"
          busy={busy}
          onSend={async (purpose) => {
            const found = await write({ memberId, purpose })
            if (found) setContact(found)
            // Who looked stands below, and in what the person sees.
            if (found) await answers.invalidateQueries({ queryKey: ['looks', memberId] })
            return found
          }}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  )
}
