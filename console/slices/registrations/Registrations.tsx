import { CloseOutlined } from '@ant-design/icons'
import { api } from '@console/app/client'
import { useKeys } from '@console/app/keys/keys'
import { CursorTable } from '@console/parts/CursorTable'
import { usePages } from '@console/parts/pages'
import { useTeams } from '@console/parts/street'
import { TeamSelect } from '@console/parts/TeamSelect'
import { useNow } from '@console/parts/useNow'
import { useStep } from '@console/parts/useStep'
import type { Outputs } from '@shared/contract/contract'
import { REGISTRATION_TABS, type RegistrationTab } from '@shared/rules/people/registration'
import { OCCUPATIONS } from '@shared/rules/text/words'
import { sayMoment } from '@shared/rules/time/day'
import { Button, type TableColumnsType, Tabs } from 'antd'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { Registration } from './Registration'
import './registrations.css'

type Card = Outputs['identity']['registrations']['items'][number]

const EMPTY = {
  pending: '都确认完了，没有等着的小哥',
  confirmed: '还没有确认过报到',
  rejected: '没有退回的报到',
} as const

const isTab = (text: string | null): text is RegistrationTab => text !== null && Object.hasOwn(REGISTRATION_TABS, text)

/** Who sent 报到 to a community: waiting, confirmed, sent back; one opens beside the list. */
export function Registrations() {
  const teams = useTeams()
  const { memberId } = useParams()
  const [address] = useSearchParams()
  const navigate = useNavigate()
  const nowMs = useNow()
  const asked = address.get('tab')
  const tab = isTab(asked) ? asked : 'pending'
  const community = teams?.find(({ communityId }) => communityId === address.get('team')) ?? teams?.[0]
  const communityId = community?.communityId ?? ''
  const list = usePages(
    ['registrations', communityId, tab],
    (cursor) => api.identity.registrations({ communityId, status: tab, cursor }),
    { when: communityId !== '' },
  )
  const addressOf = (id: string | undefined, next: { team?: string; tab?: RegistrationTab } = {}) => ({
    pathname: id ? `/registrations/${id}` : '/registrations',
    search: new URLSearchParams({ team: next.team ?? communityId, tab: next.tab ?? tab }).toString(),
  })
  const goTo = (...to: Parameters<typeof addressOf>) => {
    return navigate(addressOf(...to), { replace: true })
  }
  const step = useStep(
    list.items.map((each) => each.memberId),
    memberId,
    goTo,
  )
  useKeys('报到列表', [
    { key: 'j', label: '下一位', run: () => step(1) },
    { key: 'k', label: '上一位', run: () => step(-1) },
    { key: 'Escape', label: '关上', run: () => void goTo(undefined) },
  ])

  const columns: TableColumnsType<Card> = [
    {
      title: '姓名',
      width: 110,
      render: (_, { memberId: id, nameMasked }) => (
        <Link to={addressOf(id)} replace className="plain-link">
          {nameMasked}
        </Link>
      ),
    },
    { title: '手机号', width: 150, className: 'number', dataIndex: 'phoneMasked' },
    { title: '职业', width: 120, render: (_, { occupation }) => OCCUPATIONS[occupation] },
    { title: '单位或站点', dataIndex: 'employer', ellipsis: true, hidden: memberId !== undefined },
    {
      title: '党员',
      width: 70,
      hidden: memberId !== undefined,
      render: (_, { partyMember }) => (partyMember ? '是' : ''),
    },
    { title: '提交', width: 150, className: 'number', render: (_, { submittedAt }) => sayMoment(submittedAt, nowMs) },
    {
      title: '办理',
      width: 150,
      className: 'number',
      hidden: tab === 'pending',
      render: (_, { decidedAt }) => (decidedAt === undefined ? '' : sayMoment(decidedAt, nowMs)),
    },
  ]

  return (
    <div className="page">
      <header className="page-head">
        <h1>报到</h1>
        <TeamSelect
          id="registrations-team"
          label="社区"
          teams={teams ?? []}
          chosen={community?.communityId}
          onChoose={(team) => goTo(undefined, { team })}
        />
      </header>
      <div className={memberId ? 'beside' : ''}>
        <section className="panel">
          <Tabs
            activeKey={tab}
            items={Object.entries(REGISTRATION_TABS).map(([key, label]) => ({ key, label }))}
            onChange={(key) => isTab(key) && goTo(undefined, { tab: key })}
          />
          <CursorTable
            list={list}
            columns={columns}
            rowKey="memberId"
            label="报到"
            empty={EMPTY[tab]}
            chosen={memberId}
            onChoose={(row) => goTo(row.memberId)}
          />
        </section>
        {memberId ? (
          <aside className="panel" aria-label="报到详情">
            <Button
              className="beside-close"
              type="text"
              icon={<CloseOutlined />}
              aria-label="关上"
              onClick={() => goTo(undefined)}
            />
            <Registration key={memberId} memberId={memberId} />
          </aside>
        ) : null}
      </div>
    </div>
  )
}
