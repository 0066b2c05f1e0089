import { PlusOutlined, PrinterOutlined } from '@ant-design/icons'
import { now } from '@console/app/clock'
import { useKeys } from '@console/app/keys/keys'
import { Paged } from '@console/parts/States'
import { Table } from '@console/parts/Table'
import { POSTER_KINDS, POSTER_LIMITS } from '@shared/rules/posters/poster'
import { sayMoment } from '@shared/rules/time/day'
import { Button, Popconfirm, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { MakeForm } from './MakeForm'
import { Sheets } from './Sheets'
import { type Poster, usePosterActs, usePosters } from './usePosters'

/** All posters with their scans; those that are ticked are printed. */
export function Posters() {
  const { act } = useParams()
  const [address] = useSearchParams()
  if (act === 'print') return <Sheets posterIds={(address.get('of') ?? '').split(',').filter(Boolean)} />
  return <List />
}

function List() {
  const navigate = useNavigate()
  const list = usePosters()
  const { ending } = usePosterActs()
  const [isMaking, make] = useState(false)
  const [ticked, tick] = useState<string[]>([])
  useKeys('海报', [{ key: 'n', label: '做海报', run: () => make(true) }])
  const chosen = ticked.slice(0, POSTER_LIMITS.sheets)
  const columns: TableColumnsType<Poster> = [
    { title: '打开什么', render: (_, { title }) => title },
    { title: '种类', width: 100, render: (_, { kind }) => POSTER_KINDS[kind].label },
    { title: '贴在哪里', width: 220, render: (_, { place }) => place || '不限地点' },
    {
      title: '扫过几次',
      width: 230,
      className: 'number',
      render: (_, { scans }) =>
        scans.total === 0 ? (
          <span className="mark mark--warn">还没有人扫</span>
        ) : (
          `本月 ${scans.thisMonth}，上月 ${scans.lastMonth}，共 ${scans.total}`
        ),
    },
    { title: '做的时间', width: 150, className: 'number', render: (_, { madeAt }) => sayMoment(madeAt, now()) },
    {
      title: '停用',
      width: 90,
      render: (_, { posterId, place }) => (
        <Popconfirm
          title={`停用${place ? `“${place}”的` : '这'}张？扫它再也打不开。`}
          okText="停用"
          cancelText="不停用"
          onConfirm={() => ending.act({ posterId })}
        >
          <Button size="small" aria-label={`停用 ${place}`}>
            停用
          </Button>
        </Popconfirm>
      ),
    },
  ]
  return (
    <div className="page">
      <header className="page-head">
        <h1>海报</h1>
        <span className="small">一张海报一个码，分得清哪家的有人扫；不记是谁扫的。</span>
        <span className="grow" />
        <Button
          id="posters-print"
          icon={<PrinterOutlined />}
          disabled={chosen.length === 0}
          onClick={() => navigate(`/posters/print?of=${chosen.join(',')}`)}
        >
          {chosen.length === 0 ? '先勾选再打印' : `打印 ${chosen.length} 张`}
        </Button>
        <Button id="poster-make" type="primary" icon={<PlusOutlined />} onClick={() => make(true)}>
          做海报 <kbd>N</kbd>
        </Button>
      </header>
      <section className="panel">
        <Paged list={list} empty="还没有海报，做第一批">
          {(items) => (
            <Table<Poster>
              aria-label="海报"
              columns={columns}
              dataSource={items}
              rowKey="posterId"
              size="middle"
              rowSelection={{
                selectedRowKeys: ticked,
                onChange: (keys) => tick(keys.map(String)),
                getCheckboxProps: ({ title, place }) => ({ 'aria-label': `选 ${title} ${place}` }),
              }}
            />
          )}
        </Paged>
      </section>
      {isMaking ? <MakeForm onClose={() => make(false)} /> : null}
    </div>
  )
}
