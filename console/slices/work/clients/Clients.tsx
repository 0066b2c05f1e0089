import { PlusOutlined } from '@ant-design/icons'
import { api } from '@console/app/client'
import { asProblem } from '@console/app/problem'
import { CursorTable } from '@console/parts/CursorTable'
import { usePages } from '@console/parts/pages'
import { useAct } from '@console/parts/useAct'
import { useNow } from '@console/parts/useNow'
import type { Outputs } from '@shared/contract/contract'
import { sayMoment } from '@shared/rules/time/day'
import { App, Button, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { NewClient } from './NewClient'

type Client = Outputs['reports']['clients']['items'][number]

/** Programs that may send reports by Open311. */
export function Clients() {
  const nowMs = useNow()
  const list = usePages(['clients'], (cursor) => api.reports.clients({ cursor, limit: 50 }))
  const [isAdding, setAdding] = useState(false)

  const columns: TableColumnsType<Client> = [
    { title: '系统', width: 220, dataIndex: 'name', ellipsis: true },
    { title: '密钥', width: 130, className: 'number', render: (_, { keyStart }) => `${keyStart}…` },
    {
      title: '接入',
      className: 'number',
      render: (_, { createdAt, createdBy }) => `${sayMoment(createdAt, nowMs)} ${createdBy ?? ''}`,
    },
    {
      title: '最近发来',
      width: 170,
      className: 'number',
      render: (_, { lastUsedAt }) => (lastUsedAt === undefined ? '还没有' : sayMoment(lastUsedAt, nowMs)),
    },
    { title: '操作', width: 260, render: (_, client) => <Revoke client={client} nowMs={nowMs} /> },
  ]

  return (
    <div className="page">
      <header className="page-head">
        <h1>数据接口</h1>
        <span className="small">有密钥的系统可以按 Open311 标准把上报发进来。查公开的上报不用密钥。</span>
        <span className="grow" />
        <Button id="client-add" type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
          新接入一个系统
        </Button>
      </header>
      <section className="panel">
        <CursorTable
          list={list}
          columns={columns}
          rowKey="clientId"
          label="接入的系统"
          empty="还没有系统接入。要接入就新建一个，把密钥交给对方"
        />
      </section>
      {isAdding ? <NewClient onClose={() => setAdding(false)} /> : null}
    </div>
  )
}

/** A key is taken from a program for good, after it was said what that means. */
function Revoke({ client, nowMs }: { client: Client; nowMs: number }) {
  const { clientId, name, revokedAt, revokedBy } = client
  const { modal, message } = App.useApp()
  const { act, busy } = useAct(api.reports.revokeClient, { anew: [['clients']], say: '已停用，密钥马上失效' })
  if (revokedAt !== undefined) {
    return (
      <span className="small number">
        {sayMoment(revokedAt, nowMs)} 停用 {revokedBy}
      </span>
    )
  }
  const ask = () =>
    modal.confirm({
      title: `停用 ${name}？`,
      content: '它的密钥马上失效，不能恢复。已经报来的不受影响。要再接入，请新建一个。',
      okText: '停用',
      okButtonProps: { danger: true },
      cancelText: '取消',
      autoFocusButton: 'cancel',
      onOk: () =>
        act({ clientId }).catch((error: unknown) => {
          message.error(asProblem(error).message)
        }),
    })
  return (
    <Button id={`revoke-${clientId}`} size="small" danger loading={busy} onClick={ask}>
      停用
    </Button>
  )
}
