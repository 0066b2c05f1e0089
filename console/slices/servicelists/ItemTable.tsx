import { now } from '@console/app/clock'
import { useWorking } from '@console/app/session/current'
import { useStreet } from '@console/parts/street'
import { Table } from '@console/parts/Table'
import { sayAge, sayWhen } from '@shared/rules/duties/serviceList'
import { reaches } from '@shared/rules/people/roles'
import { monthOf } from '@shared/rules/points/settlement'
import { sayNumber } from '@shared/rules/text/words'
import { dayOf } from '@shared/rules/time/day'
import { Button, Popconfirm, type TableColumnsType } from 'antd'
import type { Item, List } from './useServiceLists'

interface Props {
  list: List
  items: readonly Item[]
  label: string
  onTick: (item: Item) => void
  onDrop: (item: Item) => void
  onUntick: (item: Item) => void
  /** Of a draft. */
  onChange?: (item: Item) => void
  onRemove?: (item: Item) => void
}

/** Services in the order in which they happen, and what may be done with each. */
export function ItemTable({ list, items, label, onTick, onDrop, onUntick, onChange, onRemove }: Props) {
  const { grants } = useWorking().me
  const street = useStreet()
  const nameOf = (id: string) => street.data?.communities.find(({ communityId }) => communityId === id)?.name ?? ''
  const isMine = ({ communityId }: Item) =>
    reaches(grants, communityId) || (list.lead !== undefined && reaches(grants, list.lead))
  const isDraft = list.publishedAt === undefined
  const columns: TableColumnsType<Item> = [
    { title: '时间', width: 190, className: 'number', render: (_, item) => sayWhen(item) },
    {
      title: '服务',
      render: (_, item) => (
        <>
          <strong>{item.title}</strong> <Marks item={item} />
          {item.text ? <div className="small">{item.text}</div> : null}
        </>
      ),
    },
    { title: '对象', width: 120, dataIndex: 'target' },
    { title: '地点', width: 180, dataIndex: 'place' },
    { title: '社区', width: 120, render: (_, { communityId }) => nameOf(communityId) },
    { title: '办理', width: 190, render: (_, item) => <Became item={item} /> },
    {
      title: '操作',
      width: 150,
      className: 'no-print',
      render: (_, item) => {
        if (!isMine(item)) return null
        if (item.outcome !== undefined) {
          return item.at !== undefined && monthOf(dayOf(item.at)) === monthOf(dayOf(now())) ? (
            <Button id={`untick-${item.itemId}`} size="small" onClick={() => onUntick(item)}>
              撤回
            </Button>
          ) : null
        }
        if (isDraft && item.age === 0) {
          return list.open && onChange && onRemove ? (
            <span className="row">
              <Button id={`change-${item.itemId}`} size="small" onClick={() => onChange(item)}>
                改
              </Button>
              <Popconfirm title="从草稿里去掉？" okText="去掉" cancelText="留着" onConfirm={() => onRemove(item)}>
                <Button id={`remove-${item.itemId}`} size="small" danger>
                  去掉
                </Button>
              </Popconfirm>
            </span>
          ) : null
        }
        return (
          <span className="row">
            <Button id={`tick-${item.itemId}`} size="small" onClick={() => onTick(item)}>
              办好了
            </Button>
            <Button id={`drop-${item.itemId}`} size="small" onClick={() => onDrop(item)}>
              不办了
            </Button>
          </span>
        )
      },
    },
  ]
  return <Table<Item> aria-label={label} columns={columns} dataSource={[...items]} rowKey="itemId" size="middle" />
}

function Marks({ item }: { item: Item }) {
  const { clashes, addedOn, age } = item
  return (
    <>
      {clashes.length > 0 ? <span className="mark mark--warn">同时同地还有 {clashes.length} 项</span> : null}
      {addedOn === undefined ? null : <span className="mark mark--plain">{addedOn} 新增</span>}
      {age > 0 ? <span className="mark mark--warn">{sayAge(item)}</span> : null}
    </>
  )
}

function Became({ item: { outcome, served = 0, reason, byLabel, undone } }: { item: Item }) {
  if (outcome === undefined) {
    return undone ? (
      <div className="small">
        {undone.byLabel}撤回了打勾：{undone.reason}
      </div>
    ) : null
  }
  return (
    <>
      {outcome === 'done' ? (
        <span className="mark mark--good">已办，{sayNumber(served)} 人</span>
      ) : (
        <span className="mark mark--plain">不办了</span>
      )}
      <div className="small">{[reason, byLabel].filter(Boolean).join('，')}</div>
    </>
  )
}
