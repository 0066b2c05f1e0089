import { api } from '@console/app/client'
import { CursorTable } from '@console/parts/CursorTable'
import { KeptForm } from '@console/parts/kept/KeptForm'
import { usePages } from '@console/parts/pages'
import { Loaded } from '@console/parts/States'
import { useAct } from '@console/parts/useAct'
import { useNow } from '@console/parts/useNow'
import { contract, type Outputs } from '@shared/contract/contract'
import { MAX_AWARD, MAX_POINT_FEN } from '@shared/rules/people/corrections'
import { sayFen, sayNumber } from '@shared/rules/text/words'
import { sayEnd, sayMoment } from '@shared/rules/time/day'
import { InputNumber, type TableColumnsType } from 'antd'

type Settings = Outputs['points']['settings']
type Change = Settings['items'][number]

const LABELS = { pointFen: '一个积分折合', secondPersonAbove: '两位管理员办的分数' }
const say = (key: string, value: unknown) =>
  key === 'pointFen' ? `${sayFen(Number(value))} 元` : `${sayNumber(Number(value))} 分`

/** What a point is worth to a shop, above what two administrators decide, and who changed that. */
export function Settings() {
  const nowMs = useNow()
  const list = usePages(['points', 'settings'], (cursor) => api.points.settings({ cursor, limit: 20 }))
  const columns: TableColumnsType<Change> = [
    { title: '时间', width: 160, className: 'number', render: (_, { at }) => sayMoment(at, nowMs) },
    { title: '谁', width: 180, dataIndex: 'byLabel' },
    { title: '每分折合', className: 'number', render: (_, { pointFen }) => say('pointFen', pointFen) },
    { title: '超过多少分两人办', className: 'number', render: (_, row) => say('', row.secondPersonAbove) },
  ]
  return (
    <div className="page">
      <header className="page-head">
        <h1>结算和审批</h1>
      </header>
      <section className="panel">
        <Loaded query={list}>{(found) => <Form settings={found} nowMs={nowMs} />}</Loaded>
      </section>
      <section className="panel">
        <h2 className="panel-title">改过什么</h2>
        <CursorTable list={list} columns={columns} rowKey="id" label="改过什么" empty="还没有改过" />
      </section>
    </div>
  )
}

function Form({ settings, nowMs }: { settings: Settings; nowMs: number }) {
  const { act, busy } = useAct(api.points.saveSettings, { anew: [['points', 'settings']], say: '已保存' })
  const { limitFrom, limitBefore } = settings
  return (
    <KeptForm
      id="settings"
      route={contract.points.saveSettings}
      kept={settings}
      valuesOf={({ pointFen, secondPersonAbove }) => ({ pointFen, secondPersonAbove })}
      fresh={() => api.points.settings({ limit: 1 })}
      save={(values, version = 0) =>
        act({ version, pointFen: Number(values.pointFen), secondPersonAbove: Number(values.secondPersonAbove) })
      }
      busy={busy}
      labels={LABELS}
      say={say}
    >
      {(field, { pointFen }) => (
        <>
          {field(
            'pointFen',
            '一个积分折合几分钱（和商家结算）',
            <InputNumber min={0} max={MAX_POINT_FEN} precision={0} suffix="分钱" />,
            {
              missing: '请填每分折合',
              hint: `就是 ${sayFen(Number(pointFen ?? 0))} 元。没结清的月份按新的算，已结清的不变。`,
            },
          )}
          {field(
            'secondPersonAbove',
            '超过多少分要两位管理员',
            <InputNumber min={0} max={MAX_AWARD} precision={0} suffix="分" />,
            { missing: '请填审批分数', hint: '调低马上生效，调高从第二天 0 点起。' },
          )}
          {limitFrom === undefined ? null : (
            <p className="warn number">
              {sayEnd(limitFrom, nowMs)} 前仍按 {sayNumber(limitBefore ?? 0)} 分
            </p>
          )}
        </>
      )}
    </KeptForm>
  )
}
