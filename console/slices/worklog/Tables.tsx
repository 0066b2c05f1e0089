import { api } from '@console/app/client'
import { now } from '@console/app/clock'
import { download } from '@console/parts/download'
import { FormModal } from '@console/parts/FormModal'
import { Loaded } from '@console/parts/States'
import { useAct } from '@console/parts/useAct'
import { contract } from '@shared/contract/contract'
import { monthOf } from '@shared/rules/points/settlement'
import { dayOf } from '@shared/rules/time/day'
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { TableForm } from './TableForm'
import type { Figure } from './year'

interface Props {
  communityId: string
  categories: readonly Figure[]
  isAdmin: boolean
  onClose: () => void
}

/** The departments' own tables: one is taken out as a file; the office gives them their columns. */
export function Tables({ communityId, categories, isAdmin, onClose }: Props) {
  const kept = useQuery({ queryKey: ['worklog', 'tables'], queryFn: () => api.worklog.tables({}) })
  const [editing, edit] = useState(false)
  const taking = useAct(api.worklog.takeTable, { anew: [['worklog', 'taken']], say: '表格已导出，记录里有这一次' })
  if (kept.data && editing) {
    return <TableForm kept={kept.data} categories={categories} onClose={() => edit(false)} />
  }
  if (!kept.data || kept.data.tables.length === 0) {
    return (
      <Modal open title="导出报表" onCancel={onClose} footer={null}>
        <Loaded query={kept}>
          {() => (
            <>
              <p>还没有报表。上级要什么列，就设什么列，以后每个月点一下就能导出。</p>
              {isAdmin ? (
                <Button id="tables-first" type="primary" onClick={() => edit(true)}>
                  设一张报表
                </Button>
              ) : (
                <p className="small">请街道办先设好。</p>
              )}
            </>
          )}
        </Loaded>
      </Modal>
    )
  }
  const { tables } = kept.data
  return (
    <FormModal
      route={contract.worklog.takeTable}
      title="导出报表"
      yes="导出"
      busy={taking.busy}
      initial={{ tableId: tables[0]?.tableId, month: monthOf(dayOf(now())), of: 'one' }}
      onSend={async ({ tableId, month, of }) => {
        const file = await taking.act({
          tableId: String(tableId),
          month: String(month),
          communityId: of === 'one' ? communityId : undefined,
        })
        if (!file) return
        download(file.name, file.csv)
        onClose()
      }}
      onClose={onClose}
    >
      {(field) => (
        <>
          {field(
            'tableId',
            '哪张表',
            <Select options={tables.map(({ tableId, name }) => ({ value: tableId, label: name }))} />,
          )}
          {field('month', '哪个月', <Input type="month" />, { missing: '请选月份' })}
          {field(
            'of',
            '哪些社区',
            <Select
              options={[
                { value: 'one', label: '只要这个社区' },
                { value: 'all', label: '归我管的都要' },
              ]}
            />,
          )}
          {isAdmin ? (
            <Button id="tables-edit" type="link" onClick={() => edit(true)}>
              改报表的列
            </Button>
          ) : null}
        </>
      )}
    </FormModal>
  )
}
