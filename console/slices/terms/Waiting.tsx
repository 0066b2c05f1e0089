import { asProblem } from '@console/app/problem'
import { CursorTable } from '@console/parts/CursorTable'
import { useTeams } from '@console/parts/street'
import { TeamSelect } from '@console/parts/TeamSelect'
import { useNow } from '@console/parts/useNow'
import { WordsModal } from '@console/parts/WordsModal'
import type { Outputs } from '@shared/contract/contract'
import { contract } from '@shared/contract/contract'
import { SERVED } from '@shared/rules/duties/served'
import { sayDay } from '@shared/rules/time/day'
import { App, Button, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { useTermActs, useWaiting } from './useTerms'

type Claim = Outputs['terms']['waiting']['items'][number]

/** Large quantities count when somebody has confirmed them. */
export function Waiting() {
  const teams = useTeams()
  const [chosen, choose] = useState<string>()
  const communityId = chosen ?? teams?.[0]?.communityId
  if (!teams || communityId === undefined) return null
  return (
    <section className="panel" aria-label="等确认的履职记录">
      <h2 className="panel-title">
        数量大、等确认的
        <span className="grow" />
        <TeamSelect id="terms-team" label="社区" teams={teams} chosen={communityId} onChoose={choose} />
      </h2>
      <WaitingIn key={communityId} communityId={communityId} />
    </section>
  )
}

function WaitingIn({ communityId }: { communityId: string }) {
  const list = useWaiting(communityId)
  const { confirming, refusing } = useTermActs()
  const [wrong, setWrong] = useState<Claim>()
  const nowMs = useNow()
  const { message } = App.useApp()
  const confirm = async (servedId: string) => {
    try {
      await confirming.act({ servedId })
    } catch (error) {
      message.error(asProblem(error).message)
    }
  }
  const columns: TableColumnsType<Claim> = [
    { title: '姓名', width: 110, dataIndex: 'name' },
    {
      title: '做了什么',
      render: (_, { categoryId, quantity }) => `${SERVED[categoryId].name} ${quantity} ${SERVED[categoryId].unit}`,
    },
    { title: '哪天', width: 130, render: (_, { day }) => sayDay(day, nowMs) },
    { title: '在哪里', dataIndex: 'building' },
    {
      title: '办理',
      width: 170,
      render: (_, claim) => (
        <span className="row">
          <Button
            id={`confirm-${claim.servedId}`}
            size="small"
            loading={confirming.busy}
            onClick={() => confirm(claim.servedId)}
          >
            确认
          </Button>
          <Button id={`refuse-${claim.servedId}`} size="small" danger onClick={() => setWrong(claim)}>
            不确认
          </Button>
        </span>
      ),
    },
  ]
  return (
    <>
      <CursorTable list={list} columns={columns} rowKey="servedId" label="等确认的履职记录" empty="没有等确认的" />
      {wrong ? (
        <WordsModal
          route={contract.terms.refuse}
          name="reason"
          title="不确认这一条"
          yes="不确认"
          danger
          max={100}
          placeholder="写明原因，本人看得到"
          busy={refusing.busy}
          onSend={(reason) => refusing.act({ servedId: wrong.servedId, reason })}
          onClose={() => setWrong(undefined)}
        />
      ) : null}
    </>
  )
}
