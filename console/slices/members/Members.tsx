import { CursorTable } from '@console/parts/CursorTable'
import { FindByPhone } from '@console/parts/people/FindByPhone'
import { useStreet } from '@console/parts/street'
import { TeamSelect } from '@console/parts/TeamSelect'
import { useNow } from '@console/parts/useNow'
import type { Outputs } from '@shared/contract/contract'
import { OCCUPATIONS } from '@shared/rules/text/words'
import { sayMoment } from '@shared/rules/time/day'
import { Form, Input, type TableColumnsType } from 'antd'
import { Link, useNavigate, useParams } from 'react-router'
import { Member } from './Member'
import { useMembers } from './useMembers'

type Card = Outputs['identity']['registrations']['items'][number]

/** Whom the communities confirmed: looked through, or found by name or number. */
export function Members() {
  const { memberId } = useParams()
  return memberId ? <Member key={memberId} memberId={memberId} /> : <List />
}

function List() {
  const { list, teams, team, name, setName, choose } = useMembers()
  const navigate = useNavigate()
  const street = useStreet()
  const nowMs = useNow()
  const nameOf = (id: string) => street.data?.communities.find(({ communityId }) => communityId === id)?.name ?? id
  const open = (id: string) => navigate(`/members/${id}`)

  const columns: TableColumnsType<Card> = [
    {
      title: '姓名',
      width: 120,
      render: (_, { memberId, nameMasked }) => (
        <Link className="plain-link" to={`/members/${memberId}`}>
          {nameMasked}
        </Link>
      ),
    },
    { title: '手机号', width: 150, className: 'number', dataIndex: 'phoneMasked' },
    { title: '社区', width: 150, ellipsis: true, render: (_, { communityId }) => nameOf(communityId) },
    { title: '职业', width: 120, render: (_, { occupation }) => OCCUPATIONS[occupation] },
    { title: '单位或站点', dataIndex: 'employer', ellipsis: true },
    { title: '党员', width: 70, render: (_, { partyMember }) => (partyMember ? '是' : '') },
    {
      title: '确认',
      width: 150,
      className: 'number',
      render: (_, { decidedAt }) => (decidedAt === undefined ? '' : sayMoment(decidedAt, nowMs)),
    },
  ]

  return (
    <div className="page">
      <header className="page-head">
        <h1>小哥</h1>
        <TeamSelect id="members-team" label="社区" teams={teams} chosen={team?.communityId} onChoose={choose} />
        <span className="small">报到确认过的人，姓名和手机号打码。</span>
      </header>
      <section className="panel finds">
        <Form className="find" layout="vertical">
          <Form.Item label="按姓名找人" htmlFor="find-name" extra="写全名，或者只写姓；清空就看全部。">
            <Input.Search
              id="find-name"
              allowClear
              enterButton="找人"
              maxLength={20}
              autoComplete="off"
              placeholder="姓名"
              onSearch={(typed) => setName(typed.trim())}
            />
          </Form.Item>
        </Form>
        <FindByPhone
          purpose="members"
          nobody="你管的社区里没有用这个手机号报到的人，请核对号码"
          hint="查找会记下来，对方在“我的数据”里看得到。"
          onFound={open}
        />
      </section>
      <section className="panel">
        <CursorTable
          list={list}
          columns={columns}
          rowKey="memberId"
          label="小哥"
          empty={name === '' ? '还没有确认过报到的小哥' : '没有找到。要写全名，或者只写姓；也可能在别的社区'}
          onChoose={(row) => open(row.memberId)}
        />
      </section>
    </div>
  )
}
