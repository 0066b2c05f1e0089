import { api } from '@console/app/client'
import { CursorTable } from '@console/parts/CursorTable'
import { DayField } from '@console/parts/dates'
import { FormDrawer } from '@console/parts/FormDrawer'
import { usePages } from '@console/parts/pages'
import { useAct } from '@console/parts/useAct'
import { useNow } from '@console/parts/useNow'
import { contract, type Outputs } from '@shared/contract/contract'
import { MAX_RULE_POINTS } from '@shared/rules/points/earning'
import { sayDays, sayLimits } from '@shared/rules/text/ruleWords'
import { sayDay } from '@shared/rules/time/day'
import { App, Input, InputNumber, type TableColumnsType } from 'antd'
import { changeOf, type Line, valuesOf } from './rule'

type Version = Outputs['points']['ruleHistory']['items'][number]

interface Props {
  line: Line
  /** The first day a change may hold from. */
  earliest: string
  onClose: () => void
}

/** A rule's next version; the form opens with what holds. It is asked once more, for it holds for everybody. */
export function RuleDrawer({ line, earliest, onClose }: Props) {
  const nowMs = useNow()
  const { modal } = App.useApp()
  const { act, busy } = useAct(api.points.changeRule, {
    anew: [['points', 'rules'], ['proposals'], ['points', 'acts']],
    say: ({ proposed, firstDay }) =>
      proposed ? '分数较高，已提请另一位管理员审批' : `已保存，${sayDay(firstDay, nowMs)}起生效`,
  })
  const points = <InputNumber min={0} max={MAX_RULE_POINTS} precision={0} suffix="分" />
  return (
    <FormDrawer
      route={contract.points.changeRule}
      title={`改规则：${line.label}`}
      yes="保存新规则"
      busy={busy}
      initial={valuesOf(line, earliest)}
      faultsAt={{ RULE_TOO_SOON: 'firstDay', RULE_DAYS: 'lastDay' }}
      onClose={onClose}
      onSend={async (values) => {
        const change = changeOf(line.reason, values)
        const isSure = await modal.confirm({
          title: `${line.label}：${change.amount} 分`,
          content: `${sayDay(change.firstDay, nowMs)}零点起对所有小哥生效，之前得到的积分不变。生效了的规则不能再改，只能再定一版。`,
          okText: '保存',
          cancelText: '再看看',
        })
        if (isSure && (await act(change))) onClose()
      }}
    >
      {(field, { firstDay }) => (
        <>
          {field('amount', '每次得多少分', points, { missing: '请填分数', hint: '填 0 就是不再给分。' })}
          {field('dailyCap', '每人每天最多多少分', points, { hint: '不填就不封顶。' })}
          {field('note', '给小哥看的说明', <Input maxLength={60} autoComplete="off" />)}
          {field('firstDay', '从哪天起', <DayField first={earliest} />, { missing: '请选从哪天起' })}
          {field(
            'lastDay',
            '到哪天止',
            <DayField first={String(firstDay ?? earliest)} clears placeholder="一直有效" />,
          )}
          <h2 className="panel-title">历次规则</h2>
          <History reason={line.reason} />
        </>
      )}
    </FormDrawer>
  )
}

function History({ reason }: Pick<Line, 'reason'>) {
  const nowMs = useNow()
  const list = usePages(['points', 'rules', reason], (cursor) => api.points.ruleHistory({ reason, cursor }))
  const columns: TableColumnsType<Version> = [
    {
      title: '什么时候',
      className: 'number',
      render: (_, version) =>
        [sayDays(version, nowMs), sayLimits({ ...version, lastDay: undefined }, nowMs)].filter(Boolean).join(' · '),
    },
    { title: '说明', render: (_, { note, byLabel }) => [note, byLabel].filter(Boolean).join(' · ') },
    { title: '分数', width: 64, align: 'right', className: 'number', dataIndex: 'amount' },
  ]
  return <CursorTable list={list} columns={columns} rowKey="firstDay" label="历次规则" empty="这一项还没有规则" />
}
