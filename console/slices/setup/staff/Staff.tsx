import { api } from '@console/app/client'
import { useWorking } from '@console/app/session/current'
import { CursorTable } from '@console/parts/CursorTable'
import { usePages } from '@console/parts/pages'
import { FindByPhone } from '@console/parts/people/FindByPhone'
import type { Outputs } from '@shared/contract/contract'
import { STAFF_ROLES } from '@shared/rules/people/roles'
import { Drawer, type TableColumnsType } from 'antd'
import { Link, useNavigate, useParams } from 'react-router'
import { namesOf, useStreetSetup } from '../answers'
import { Person } from './Person'
import '../setup.css'

type Colleague = Outputs['setup']['staff']['items'][number]

/** Who works for the street, and finding somebody to give them a role. */
export function Staff() {
  const { memberId } = useParams()
  const navigate = useNavigate()
  const { me } = useWorking()
  const street = useStreetSetup()
  const nameOf = namesOf(street.data)
  const list = usePages(['setup', 'staff'], (cursor) => api.setup.staff({ cursor, limit: 50 }))
  const open = (id: string) => navigate(`/setup/staff/${id}`)

  const columns: TableColumnsType<Colleague> = [
    {
      title: '姓名',
      width: 150,
      render: (_, person) => (
        <>
          <Link className="plain-link" to={`/setup/staff/${person.memberId}`}>
            {person.nameMasked}
          </Link>{' '}
          {person.memberId === me.memberId ? '（我）' : ''}
        </>
      ),
    },
    { title: '身份', width: 140, render: (_, { role }) => STAFF_ROLES[role] },
    {
      title: '管哪里',
      ellipsis: true,
      render: (_, { role, teamIds }) => (role === 'admin' ? '全街道' : teamIds.map(nameOf).join('、')),
    },
  ]

  return (
    <div className="page">
      <header className="page-head">
        <h1>人员和身份</h1>
      </header>
      <section className="panel">
        <FindByPhone
          purpose="roles"
          nobody="本街道没有用这个手机号报到的人，请核对号码，或请对方先报到"
          hint="要先在小程序里报到过。查找会记下来，对方在“我的数据”里看得到。"
          onFound={open}
        />
      </section>
      <section className="panel">
        <h2 className="panel-title">现在的工作人员</h2>
        <CursorTable
          list={list}
          columns={columns}
          rowKey="memberId"
          label="工作人员"
          empty="还没有工作人员，按手机号找到人，就能给身份"
          chosen={memberId}
          onChoose={(row) => open(row.memberId)}
        />
      </section>
      <Drawer
        open={memberId !== undefined}
        size={520}
        title="人员和身份"
        onClose={() => navigate('/setup/staff')}
        destroyOnHidden
      >
        {memberId ? <Person key={memberId} memberId={memberId} /> : null}
      </Drawer>
    </div>
  )
}
