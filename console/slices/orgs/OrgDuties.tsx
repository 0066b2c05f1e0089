import { api } from '@console/app/client'
import { useWorking } from '@console/app/session/current'
import { CursorTable } from '@console/parts/CursorTable'
import { useAct } from '@console/parts/useAct'
import { useNow } from '@console/parts/useNow'
import { WordsModal } from '@console/parts/WordsModal'
import { contract } from '@shared/contract/contract'
import { DUTY_OUTCOMES, SETTLE_REASONS } from '@shared/rules/people/instructing'
import { holds } from '@shared/rules/people/roles'
import { sayDay } from '@shared/rules/time/day'
import { Button, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { type Duty, ORG_ANSWERS, useOrgDuties } from './useOrgs'

/** What was decided for an organisation, and its visits. */
export function OrgDuties({ orgId }: { orgId: string }) {
  const nowMs = useNow()
  const { me } = useWorking()
  const list = useOrgDuties(orgId)
  const [leaving, leave] = useState<Duty>()
  const { act, busy } = useAct(api.orgs.settle, { anew: ORG_ANSWERS, say: '已记下' })
  const reopening = useAct(api.orgs.reopen, { anew: ORG_ANSWERS, say: '又是没办的了' })
  const isTheirs = ({ kind, ownerId }: Duty) =>
    kind === 'decision' && (ownerId === me.memberId || holds(me.grants, 'admin'))
  const columns: TableColumnsType<Duty> = [
    { title: '什么', render: (_, { title, kind }) => (kind === 'visit' ? '每月走访一次' : title) },
    { title: '谁', width: 110, render: (_, { owner }) => owner ?? <span className="mark mark--bad">没有人</span> },
    {
      title: '最晚',
      width: 220,
      className: 'number',
      render: (_, duty) => <Standing duty={duty} nowMs={nowMs} />,
    },
    {
      title: '操作',
      width: 170,
      render: (_, duty) => {
        if (!isTheirs(duty)) return null
        if (duty.outcome !== undefined) {
          return (
            <Button
              id={`reopen-${duty.dutyId}`}
              size="small"
              loading={reopening.busy}
              onClick={() => reopening.act({ dutyId: duty.dutyId })}
            >
              记错了，重新办
            </Button>
          )
        }
        return (
          <div className="row">
            <Button
              id={`settle-${duty.dutyId}`}
              size="small"
              loading={busy}
              onClick={() => act({ dutyId: duty.dutyId, outcome: 'done' })}
            >
              办好了
            </Button>
            <Button id={`leave-${duty.dutyId}`} size="small" onClick={() => leave(duty)}>
              不办了
            </Button>
          </div>
        )
      },
    },
  ]
  return (
    <>
      <CursorTable list={list} columns={columns} rowKey="dutyId" label="决定和走访" empty="还没有决定过什么" />
      {leaving ? (
        <WordsModal
          route={contract.orgs.settle}
          name="reason"
          title={`不办了：${leaving.title}`}
          presets={SETTLE_REASONS}
          max={100}
          placeholder="写明原因，同事看得到"
          yes="不办了"
          busy={busy}
          onSend={(reason) => act({ dutyId: leaving.dutyId, outcome: 'skipped', reason })}
          onClose={() => leave(undefined)}
        />
      ) : null}
    </>
  )
}

function Standing({ duty: { dueOn, missed, outcome, reason, kind }, nowMs }: { duty: Duty; nowMs: number }) {
  if (outcome !== undefined) {
    return (
      <>
        <span className="mark mark--good">{DUTY_OUTCOMES[outcome].label}</span>
        {reason ? <div className="small">{reason}</div> : null}
      </>
    )
  }
  return (
    <span className="row wrap">
      {dueOn === undefined ? '' : sayDay(dueOn, nowMs)}
      {missed > 0 ? <span className="mark mark--bad">{kind === 'visit' ? `缺 ${missed} 个月` : '已过期'}</span> : null}
    </span>
  )
}
