import { api } from '@console/app/client'
import { Problem } from '@console/app/problem'
import { type Field, FormModal, Words } from '@console/parts/FormModal'
import { useStreet } from '@console/parts/street'
import { useWrite } from '@console/parts/useWrite'
import { contract, type Inputs } from '@shared/contract/contract'
import { ORDER_LIMITS } from '@shared/rules/office/orders'
import { BULK_MOVES, type BulkMove } from '@shared/rules/reports/bulk'
import { REPORT_LIMITS } from '@shared/rules/reports/report'
import { REFUSAL_REASONS } from '@shared/rules/reports/reportDesk'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Radio, Select, Skeleton } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useColleagues, usePlainTemplates } from './answers'

type Order = Inputs['reports']['startBulk']
type Filter = Extract<Order['of'], { by: 'filter' }>['filter']

const MOVES = Object.entries(BULK_MOVES) as [BulkMove, string][]

interface Props {
  filter: Filter
  /** These alone of what the filter finds. */
  reportIds: string[] | undefined
  onClose: () => void
}

/** One move for many reports: how many there are and what will happen is seen before it is ordered. */
export function BulkForm({ filter, reportIds, onClose }: Props) {
  const [move, setMove] = useState<BulkMove>('accept')
  const answers = useQueryClient()
  const navigate = useNavigate()
  const { write, busy } = useWrite(api.reports.startBulk)
  const found = useQuery({
    queryKey: ['reports', 'bulkPreview', filter, move],
    queryFn: () => api.reports.bulkPreview({ ...filter, move }),
    enabled: reportIds === undefined,
    staleTime: 0,
  })
  const matching = reportIds?.length ?? found.data?.matching
  const send = async (values: Record<string, unknown>) => {
    if (matching === undefined) throw new Problem('NOT_COUNTED', '还没有数好，请稍等', 0)
    if (found.data?.more) throw new Problem('TOO_MANY', `一次最多办 ${ORDER_LIMITS.rows} 件，请先缩小范围`, 0)
    const of = reportIds ? ({ by: 'ids', reportIds } as const) : ({ by: 'filter', filter, expected: matching } as const)
    try {
      const order = await write({ ...(values as Partial<Order>), move, of })
      if (!order) return
      onClose()
      await navigate(`/bulk/${order.orderId}`)
    } finally {
      void answers.invalidateQueries({ queryKey: ['reports', 'bulkPreview'] })
    }
  }
  return (
    <FormModal
      route={contract.reports.startBulk}
      title="成批办理"
      yes={matching === undefined ? '正在数' : `${BULK_MOVES[move]} ${matching} 件`}
      danger={move === 'reject'}
      busy={busy}
      initial={{ note: '' }}
      onClose={onClose}
      onSend={send}
    >
      {(field) => (
        <>
          <Radio.Group
            className="bulk-moves"
            aria-label="办什么"
            optionType="button"
            value={move}
            options={MOVES.map(([value, label]) => ({ value, label }))}
            onChange={(event) => setMove(event.target.value)}
          />
          <Found reportIds={reportIds} found={found} move={move} />
          <Fields move={move} field={field} teamId={filter.communityId} />
        </>
      )}
    </FormModal>
  )
}

interface FoundProps {
  reportIds: string[] | undefined
  found: { data: { matching: number; possible: number; more: boolean } | undefined; isError: boolean }
  move: BulkMove
}

/** How many there are, and for how many it will not go. */
function Found({ reportIds, found: { data, isError }, move }: FoundProps) {
  const label = BULK_MOVES[move]
  if (reportIds) return <p>选中的 {reportIds.length} 件会逐件办理。办不成的会一件一件说明原因，可以接着单独办。</p>
  if (isError) return <Alert type="error" showIcon title="没有数出来，请关上再试一次" />
  if (!data) return <Skeleton active title={false} paragraph={{ rows: 2 }} />
  const { matching, possible, more } = data
  if (more) return <Alert type="warning" showIcon title={`超过 ${ORDER_LIMITS.rows} 件，请先用筛选缩小范围`} />
  return (
    <p id="bulk-found">
      符合的 <strong className="number">{matching}</strong> 件，现在能{label}的{' '}
      <strong className="number">{possible}</strong> 件
      {possible < matching ? `；另外 ${matching - possible} 件现在不能，会逐件说明原因` : ''}
      。之后新来的不算在内，中途可以停。
    </p>
  )
}

function Fields({ move, field, teamId }: { move: BulkMove; field: Field; teamId: string }) {
  const templates = usePlainTemplates(move)
  const words = (presets: readonly string[], missing?: string) =>
    field(
      'note',
      missing === undefined ? '写给上报人的话（可不填，每一件都一样）' : '写给上报人的原因（每一件都一样）',
      <Words presets={presets} max={REPORT_LIMITS.noteCharacters} placeholder="每位上报人都会看到" />,
      missing === undefined ? {} : { missing },
    )
  switch (move) {
    case 'accept':
      return words(templates)
    case 'reject':
      return words(templates.length > 0 ? templates : REFUSAL_REASONS, '请写明原因')
    case 'assign':
      return <Assignee field={field} teamId={teamId} />
    case 'handOver':
      return (
        <>
          <OtherTeam field={field} teamId={teamId} />
          {words(templates)}
        </>
      )
    default:
      return <p className="second">都记到你名下，变成处理中。</p>
  }
}

function Assignee({ field, teamId }: { field: Field; teamId: string }) {
  const people = useColleagues(teamId)
  const options = (people.data?.items ?? []).map(({ memberId, label, me }) => ({
    value: memberId,
    label: me ? `${label}（我）` : label,
  }))
  return field(
    'assigneeId',
    '同事',
    <Select
      showSearch={{ optionFilterProp: 'label' }}
      loading={people.isPending}
      options={options}
      placeholder="选一位同事"
    />,
    { missing: '请选择由谁处理', hint: '还没有受理的会先受理。' },
  )
}

function OtherTeam({ field, teamId }: { field: Field; teamId: string }) {
  const { data } = useStreet()
  const options = [
    ...(data?.units ?? []).map(({ unitId, name }) => ({ value: unitId, label: name })),
    ...(data?.communities ?? []).map(({ communityId, name }) => ({ value: communityId, label: name })),
  ].filter(({ value }) => value !== teamId)
  return field(
    'teamId',
    '社区或单位',
    <Select showSearch={{ optionFilterProp: 'label' }} options={options} placeholder="选转给谁" />,
    { missing: '请选择转给哪个社区或单位' },
  )
}
