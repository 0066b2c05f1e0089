import { PlusOutlined, SwapOutlined } from '@ant-design/icons'
import { useKeys } from '@console/app/keys/keys'
import { useWorking } from '@console/app/session/current'
import { CursorTable } from '@console/parts/CursorTable'
import { Loaded } from '@console/parts/States'
import { useStreet } from '@console/parts/street'
import { ORG_KINDS, type OrgKind } from '@shared/rules/people/orgs'
import { holds } from '@shared/rules/people/roles'
import { Button, Checkbox, Segmented, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { HandOver } from './HandOver'
import { Instructed } from './Instructed'
import { OrgDrawer } from './OrgDrawer'
import { OrgForm } from './OrgForm'
import { isKind, KINDS, type Org, useOrgs } from './useOrgs'
import './orgs.css'

const GAPS = 'gaps'

/** The organisations of the street by kind, and the gaps of what instructors see to. */
export function Orgs() {
  const street = useStreet()
  const isAdmin = holds(useWorking().me.grants, 'admin')
  const [address, setAddress] = useSearchParams()
  const [open, setOpen] = useState<'add' | 'handOver'>()
  const asked = address.get('kind')
  const view = asked === GAPS ? GAPS : isKind(asked) ? asked : 'enterprise'
  const kind = view === GAPS ? 'enterprise' : view
  const orgId = address.get('org') ?? undefined
  const goTo = (next: { kind?: string; org?: string } = {}) => {
    const to = { kind: next.kind ?? view, ...(next.org === undefined ? {} : { org: next.org }) }
    setAddress(to, { replace: true })
  }
  useKeys('组织', [{ key: 'n', label: '新增', run: () => setOpen('add') }])
  return (
    <div className="page orgs">
      <header className="page-head">
        <h1>组织</h1>
        <span className="grow" />
        {isAdmin ? (
          <Button id="orgs-hand-over" icon={<SwapOutlined />} onClick={() => setOpen('handOver')}>
            工作交接
          </Button>
        ) : null}
        <Button id="orgs-add" type="primary" icon={<PlusOutlined />} onClick={() => setOpen('add')}>
          新增 <kbd>N</kbd>
        </Button>
      </header>
      <Segmented
        id="orgs-kind"
        value={view}
        options={[
          ...KINDS.map((value) => ({ value, label: ORG_KINDS[value].label })),
          { value: GAPS, label: '指导员走访' },
        ]}
        onChange={(next) => goTo({ kind: next })}
      />
      <Loaded query={street} rows={10}>
        {() =>
          view === GAPS ? (
            <Instructed onChoose={(org) => goTo({ org })} />
          ) : (
            <Register key={view} kind={view} chosen={orgId} onChoose={(org) => goTo({ org })} />
          )
        }
      </Loaded>
      {orgId ? <OrgDrawer key={orgId} orgId={orgId} onClose={() => goTo()} /> : null}
      {open === 'add' ? <OrgForm kind={kind} onClose={() => setOpen(undefined)} /> : null}
      {open === 'handOver' ? <HandOver onClose={() => setOpen(undefined)} /> : null}
    </div>
  )
}

interface RegisterProps {
  kind: OrgKind
  chosen: string | undefined
  onChoose: (orgId: string) => void
}

function Register({ kind, chosen, onChoose }: RegisterProps) {
  const [closed, setClosed] = useState(false)
  const list = useOrgs(kind, closed)
  const names = useCommunityNames()
  const { label } = ORG_KINDS[kind]
  const columns: TableColumnsType<Org> = [
    {
      title: '名称',
      render: (_, { orgId, name, functional }) => (
        <>
          <Button id={`open-${orgId}`} type="link" className="orgs-name" onClick={() => onChoose(orgId)}>
            {name}
          </Button>
          {functional ? <span className="mark mark--plain">功能型</span> : null}
        </>
      ),
    },
    {
      title: '社区',
      render: (_, { communities, lead }) => (
        <span className="row wrap">
          {communities.length === 0 ? <span className="small">全街道</span> : null}
          {communities.map((communityId) => (
            <span key={communityId}>
              {names(communityId)}
              {communityId === lead ? <span className="small">（牵头）</span> : null}
            </span>
          ))}
        </span>
      ),
    },
    { title: '地址', render: (_, { address }) => address ?? '' },
    {
      title: '曾用名',
      render: (_, { past }) => <span className="small">{past.map(({ name }) => name).join('、')}</span>,
    },
  ]
  return (
    <section className="panel" aria-label={label}>
      <Checkbox id="orgs-closed" checked={closed} onChange={(event) => setClosed(event.target.checked)}>
        看已关闭的
      </Checkbox>
      <CursorTable
        list={list}
        columns={columns}
        rowKey="orgId"
        label={`${label}，按名称`}
        empty={closed ? '没有关闭过的' : `还没有${label}，先新增一个`}
        chosen={chosen}
      />
    </section>
  )
}

/** How a community is called. */
export function useCommunityNames() {
  const street = useStreet()
  return (communityId: string) =>
    street.data?.communities.find((each) => each.communityId === communityId)?.name ?? communityId
}
