import { api } from '@console/app/client'
import { CursorTable } from '@console/parts/CursorTable'
import { usePages } from '@console/parts/pages'
import { useStreet, useTeams } from '@console/parts/street'
import { TeamSelect } from '@console/parts/TeamSelect'
import { useAct } from '@console/parts/useAct'
import { useNow } from '@console/parts/useNow'
import { WordsModal } from '@console/parts/WordsModal'
import { contract, type Inputs, type Outputs } from '@shared/contract/contract'
import { CHANGE_REQUEST_REASONS, CHANGE_REQUESTS } from '@shared/rules/text/words'
import { sayMoment } from '@shared/rules/time/day'
import { Button, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'

type Request = Outputs['identity']['changeRequests']['items'][number]
type Decision = Inputs['identity']['decideChange']['decision']

/** What members ask of a community that somebody has to look into: another community, a number that is theirs now. */
export function Requests() {
  const teams = useTeams()
  const [address, setAddress] = useSearchParams()
  const nowMs = useNow()
  const street = useStreet()
  const [asked, ask] = useState<{ request: Request; decision: Decision }>()
  const team = teams?.find(({ communityId }) => communityId === address.get('team')) ?? teams?.[0]
  const communityId = team?.communityId ?? ''
  const list = usePages(
    ['changeRequests', communityId],
    (cursor) => api.identity.changeRequests({ communityId, cursor, limit: 50 }),
    { when: communityId !== '' },
  )
  // One person may ask for both.
  const rows = { ...list, items: list.items.map((each) => ({ ...each, key: `${each.memberId}-${each.kind}` })) }
  const nameOf = (id: string | undefined) =>
    street.data?.communities.find((each) => each.communityId === id)?.name ?? '别的社区'

  const columns: TableColumnsType<(typeof rows)['items'][number]> = [
    { title: '提出', width: 150, className: 'number', render: (_, { at }) => sayMoment(at, nowMs) },
    { title: '谁', width: 120, render: (_, { nameMasked }) => nameMasked ?? '还没报到的小哥' },
    { title: '什么事', width: 130, render: (_, { kind }) => CHANGE_REQUESTS[kind] },
    { title: '情况', render: (_, request) => sayRequest(request, nameOf) },
    {
      title: '办理',
      width: 200,
      render: (_, request) => (
        <span className="row">
          <Button
            id={`request-yes-${request.memberId}-${request.kind}`}
            size="small"
            type="primary"
            onClick={() => ask({ request, decision: 'approved' })}
          >
            核实过了
          </Button>
          <Button
            id={`request-no-${request.memberId}-${request.kind}`}
            size="small"
            onClick={() => ask({ request, decision: 'declined' })}
          >
            不通过
          </Button>
        </span>
      ),
    },
  ]

  return (
    <div className="page">
      <header className="page-head">
        <h1>要核实的</h1>
        <TeamSelect
          id="requests-team"
          label="社区"
          teams={teams ?? []}
          chosen={team?.communityId}
          onChoose={(next) => setAddress({ team: next })}
        />
        <span className="small">先打电话或当面核实，再点通过。</span>
      </header>
      <section className="panel">
        <CursorTable list={rows} columns={columns} rowKey="key" label="要核实的" empty="没有要核实的" />
      </section>
      {asked ? (
        <Decide key={`${asked.request.memberId}${asked.decision}`} {...asked} onClose={() => ask(undefined)} />
      ) : null}
    </div>
  )
}

function sayRequest({ kind, phoneMasked, fromCommunityId, holder }: Request, nameOf: (id?: string) => string): string {
  if (kind === 'community') return `从${nameOf(fromCommunityId)}转来`
  const now = `微信验证过，${phoneMasked ?? ''} 现在是他在用`
  if (!holder) return now
  const before = `原来登记的是 ${holder.nameMasked}（${nameOf(holder.communityId)}）`
  return `${now}；${before}${holder.sameName ? '，姓名一样，可能是同一个人有两个微信' : ''}`
}

interface DecideProps {
  request: Request
  decision: Decision
  onClose: () => void
}

/** The decision with its words; what was asked anew meanwhile is another request. */
function Decide({ request, decision, onClose }: DecideProps) {
  const { memberId, kind, at } = request
  const isYes = decision === 'approved'
  const { act, busy } = useAct(api.identity.decideChange, {
    anew: [['changeRequests'], ['registrations'], ['today']],
    say: isYes ? '已办好' : '已告知对方',
  })
  return (
    <WordsModal
      route={contract.identity.decideChange}
      name="reason"
      title={isYes ? '核实过了' : '不通过'}
      yes={isYes ? '通过' : '不通过'}
      presets={CHANGE_REQUEST_REASONS[decision][kind]}
      max={100}
      placeholder="怎么核实的，或者为什么不行"
      hint={
        isYes && kind === 'phone'
          ? '号码会从原来的人名下去掉，双方都会收到消息，也看得到是谁办的。'
          : '对方会看到这段话。'
      }
      danger={!isYes}
      busy={busy}
      onSend={(reason) => act({ memberId, kind, decision, seen: at, reason })}
      onClose={onClose}
    />
  )
}
