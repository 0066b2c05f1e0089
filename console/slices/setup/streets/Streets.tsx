import { PlusOutlined } from '@ant-design/icons'
import { api } from '@console/app/client'
import { useKeys } from '@console/app/keys/keys'
import { asProblem } from '@console/app/problem'
import { CursorTable } from '@console/parts/CursorTable'
import { usePages } from '@console/parts/pages'
import { useNow } from '@console/parts/useNow'
import { useWrite } from '@console/parts/useWrite'
import type { Outputs } from '@shared/contract/contract'
import { sayMoment } from '@shared/rules/time/day'
import { App, Button, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { AddStreet } from './AddStreet'
import { type Given, GivenCode } from './GivenCode'
import '../setup.css'

type Street = Outputs['setup']['streets']['items'][number]

/** The streets of the district: one is added with a code for its first administrator; what is in it is that street's. */
export function Streets() {
  const { message } = App.useApp()
  const nowMs = useNow()
  const list = usePages(['setup', 'streets'], (cursor) => api.setup.streets({ cursor, limit: 50 }))
  const [isAdding, setAdding] = useState(false)
  const [given, setGiven] = useState<Given>()
  const { write, busy } = useWrite(api.setup.streetCode)
  const add = () => setAdding(true)
  useKeys('街道', [{ key: 'n', label: '新增街道', run: add }])

  const another = async ({ streetId, name }: Street) => {
    try {
      const code = await write({ streetId })
      if (code) setGiven({ ...code, name })
    } catch (error) {
      message.error(asProblem(error).message)
      void list.refetch()
    }
  }

  const columns: TableColumnsType<Street> = [
    { title: '街道', width: 220, render: (_, { name, own }) => `${name}${own ? '（本街道）' : ''}` },
    {
      title: '进展',
      width: 220,
      render: (_, { begunAt }) => (begunAt === undefined ? '还没有管理员' : `${sayMoment(begunAt, nowMs)} 开始用`),
    },
    { title: '加入', width: 160, className: 'number', render: (_, { addedAt }) => sayMoment(addedAt, nowMs) },
    { title: '编号', width: 150, className: 'number second', dataIndex: 'streetId' },
    {
      title: '操作',
      render: (_, street) =>
        street.begunAt === undefined ? (
          <Button id={`code-${street.streetId}`} size="small" disabled={busy} onClick={() => another(street)}>
            重新给开通码
          </Button>
        ) : null,
    },
  ]

  return (
    <div className="page">
      <header className="page-head">
        <h1>区里的街道</h1>
        <span className="small">每个街道的人和事由它自己的管理员管，这里看不到。</span>
        <span className="grow" />
        <Button id="street-add" type="primary" icon={<PlusOutlined />} onClick={add}>
          新增街道 <kbd>N</kbd>
        </Button>
      </header>
      <section className="panel">
        <CursorTable
          list={list}
          columns={columns}
          rowKey="streetId"
          label="区里的街道"
          empty="还没有街道，加上第一个，把开通码给它的管理员"
        />
      </section>
      {isAdding ? (
        <AddStreet
          onClose={() => setAdding(false)}
          onAdded={(code) => {
            setAdding(false)
            setGiven(code)
            void list.refetch()
          }}
        />
      ) : null}
      {given ? <GivenCode given={given} onClose={() => setGiven(undefined)} /> : null}
    </div>
  )
}
