import { api } from '@console/app/client'
import { CursorTable } from '@console/parts/CursorTable'
import { usePages } from '@console/parts/pages'
import { useNow } from '@console/parts/useNow'
import type { Outputs } from '@shared/contract/contract'
import { sayMoment } from '@shared/rules/time/day'
import { sayTerm } from '@shared/rules/time/working'
import type { TableColumnsType } from 'antd'

type Edit = Outputs['reports']['categoryHistory']['items'][number]

/** Who changed a category when, and what it was called and did then. */
export function History({ categoryId }: { categoryId: string }) {
  const nowMs = useNow()
  const list = usePages(['categories', 'history', categoryId], (cursor) =>
    api.reports.categoryHistory({ categoryId, cursor }),
  )
  const columns: TableColumnsType<Edit> = [
    { title: '时间', width: 130, className: 'number', render: (_, { at }) => sayMoment(at, nowMs) },
    { title: '谁', width: 130, dataIndex: 'byLabel', ellipsis: true },
    {
      title: '改成',
      render: (_, { category }) =>
        [
          category.name,
          sayTerm(category),
          `${category.questions?.length ?? 0} 个问题`,
          category.active ? '' : '停用',
          category.confidential ? '不公开' : '',
        ]
          .filter(Boolean)
          .join('，'),
    },
  ]
  return (
    <>
      <h2 className="panel-title">改过什么</h2>
      <CursorTable list={list} columns={columns} rowKey="version" label="改过什么" empty="还没有改过" />
    </>
  )
}
