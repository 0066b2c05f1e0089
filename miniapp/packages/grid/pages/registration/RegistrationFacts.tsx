import { Badge } from '@miniapp/components/Badge'
import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { now } from '@miniapp/lib/clock'
import type { Outputs } from '@shared/contract/contract'
import { REGISTRATION_TABS } from '@shared/rules/people/registration'
import { OCCUPATIONS } from '@shared/rules/text/words'
import { sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

type Registration = Outputs['identity']['registration']
type Contact = Outputs['identity']['revealContact']

const TONES = { none: 'plain', pending: 'warn', confirmed: 'good', rejected: 'bad' } as const

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <View className="fact">
      <View className="fact-label">{label}</View>
      <View className="grow">{children}</View>
    </View>
  )
}

interface Props {
  registration: Registration
  contact: Contact | undefined
  onReveal: () => void
  onCall: (phone: string) => void
}

/** What was sent in: masked, until somebody says why they need to see more. */
export function RegistrationFacts({ registration, contact, onReveal, onCall }: Props) {
  const { nameMasked, phoneMasked, occupation, employer, partyMember, status, submittedAt, correctedAt, decidedAt } =
    registration
  return (
    <>
      <Card>
        <View className="row">
          <View className="title grow" id="registration-name">
            {contact?.name ?? nameMasked}
          </View>
          <Badge tone={TONES[status]}>{status === 'none' ? '未报到' : REGISTRATION_TABS[status]}</Badge>
        </View>
        <Fact label="职业">{OCCUPATIONS[occupation]}</Fact>
        <Fact label="单位或站点">{employer}</Fact>
        <Fact label="党员">{partyMember ? '本人说明是党员' : '没有填写'}</Fact>
        <Fact label="提交">{sayMoment(submittedAt, now())}</Fact>
        {correctedAt ? <Fact label="改过">{sayMoment(correctedAt, now())}</Fact> : null}
        {decidedAt ? <Fact label="办理">{sayMoment(decidedAt, now())}</Fact> : null}
      </Card>
      <Card title="联系方式">
        <View id="registration-phone" className="contact-phone number">
          {contact?.phone ?? phoneMasked}
        </View>
        {contact ? (
          <BigButton id="registration-call" kind="plain" icon="phone" onTap={() => onCall(contact.phone)}>
            打电话
          </BigButton>
        ) : (
          <>
            <View className="small contact-note">完整姓名和电话平时不显示。每次查看都会记下来，本人看得到。</View>
            <BigButton id="registration-reveal" kind="plain" icon="shield" onTap={onReveal}>
              查看联系方式
            </BigButton>
          </>
        )}
      </Card>
    </>
  )
}
