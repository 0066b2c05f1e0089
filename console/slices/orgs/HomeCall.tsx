import { api } from '@console/app/client'
import { now } from '@console/app/clock'
import { FormModal } from '@console/parts/FormModal'
import { Loaded } from '@console/parts/States'
import { useAct } from '@console/parts/useAct'
import { useNow } from '@console/parts/useNow'
import { contract, type Inputs, type Outputs } from '@shared/contract/contract'
import { HOME_ANSWERS, HOME_CALL_LIMITS, type HomeAnswer, SHOWN_FROM } from '@shared/rules/people/homeCall'
import { addDays, dayOf, sayDay } from '@shared/rules/time/day'
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import { ORG_ANSWERS, type Org } from './useOrgs'

type Figures = Outputs['orgs']['homeFigures']

/** A branch's call, and what may be known of the answers. */
export function HomeCall({ org }: { org: Org }) {
  const { orgId } = org
  const figures = useQuery({ queryKey: ['orgs', 'home', orgId], queryFn: () => api.orgs.homeFigures({ orgId }) })
  const [isCalling, setCalling] = useState(false)
  return (
    <>
      <p className="second">
        只有自己写明是党员的小哥看得到。每次只问一遍，不催；谁答了什么没有人看得到，满 {SHOWN_FROM} 人才有合计。
      </p>
      <Loaded query={figures} rows={3}>
        {(found) =>
          found.call ? (
            <>
              <Answers figures={found} call={found.call} />
              <StopCall orgId={orgId} call={found.call} />
            </>
          ) : (
            <p>现在没有在喊。</p>
          )
        }
      </Loaded>
      {org.active ? (
        <Button id="home-call" type="primary" onClick={() => setCalling(true)}>
          喊一次
        </Button>
      ) : null}
      {isCalling ? <CallForm orgId={orgId} onClose={() => setCalling(false)} /> : null}
    </>
  )
}

function Answers({ figures: { answered, by }, call }: { figures: Figures; call: NonNullable<Figures['call']> }) {
  const nowMs = useNow()
  const answers = Object.keys(HOME_ANSWERS) as HomeAnswer[]
  return (
    <section className="panel">
      <p>{call.text}</p>
      <p className="small">到 {sayDay(call.until, nowMs)} 为止</p>
      <p className="number">
        {answered === undefined ? `答的人不足 ${SHOWN_FROM} 位，不显示` : `${answered} 位答了`}
        {by ? `：${answers.map((answer) => `${HOME_ANSWERS[answer].label} ${by[answer]}`).join('，')}` : ''}
      </p>
    </section>
  )
}

/** A call that was sent by mistake, or is answered enough. */
function StopCall({ orgId, call: { callId, until } }: { orgId: string; call: NonNullable<Figures['call']> }) {
  const { act, busy } = useAct(api.orgs.endHomeCall, { anew: ORG_ANSWERS, say: '停下了，没有人再看得到' })
  if (until < dayOf(now())) return null
  return (
    <Popconfirm
      title="停下以后不再显示，已经答的也不再看得到合计"
      okText="停下"
      cancelText="再等等"
      onConfirm={() => act({ orgId, callId })}
    >
      <Button id="home-call-stop" loading={busy}>
        停下这一次
      </Button>
    </Popconfirm>
  )
}

type Said = Pick<Inputs['orgs']['callHome'], 'text' | 'until'>

function CallForm({ orgId, onClose }: { orgId: string; onClose: () => void }) {
  const { act, busy } = useAct(api.orgs.callHome, { anew: ORG_ANSWERS, say: '已发出' })
  return (
    <FormModal
      route={contract.orgs.callHome}
      title="喊你回家"
      yes="发出"
      busy={busy}
      initial={{ text: '', until: addDays(dayOf(now()), 14) }}
      faultsAt={{ CALL_DAYS: 'until' }}
      onSend={async (values) => {
        const { text, until } = values as Said
        if (await act({ orgId, text, until })) onClose()
      }}
      onClose={onClose}
    >
      {(field) => (
        <>
          {field(
            'text',
            '说什么',
            <Input.TextArea
              maxLength={HOME_CALL_LIMITS.text}
              showCount
              autoSize={{ minRows: 3, maxRows: 6 }}
              placeholder="什么时候、在哪里、找谁"
            />,
          )}
          {field('until', '显示到哪天', <Input type="date" className="number orgs-day" />)}
        </>
      )}
    </FormModal>
  )
}
