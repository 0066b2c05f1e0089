import { PlusOutlined, UploadOutlined } from '@ant-design/icons'
import { useWorking } from '@console/app/session/current'
import { Empty, Loaded } from '@console/parts/States'
import { useNow } from '@console/parts/useNow'
import { holds } from '@shared/rules/people/roles'
import { ROUND_STATES } from '@shared/rules/survey/survey'
import { sayNumber } from '@shared/rules/text/words'
import { sayDay } from '@shared/rules/time/day'
import { Button, Select, Tabs } from 'antd'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useSearchParams } from 'react-router'
import { Invite, Unsurveyed } from './Coverage'
import { Looks } from './Looks'
import { Outlets } from './Outlets'
import { type Round, useRounds } from './useSurvey'
import './survey.css'

/** Seldom opened, and large: forms of dates, and what reads tables. */
const ImportWizard = lazy(() => import('./ImportWizard').then((file) => ({ default: file.ImportWizard })))
const RoundForm = lazy(() => import('./RoundForm').then((file) => ({ default: file.RoundForm })))
const CloseRound = lazy(() => import('./CloseRound').then((file) => ({ default: file.CloseRound })))

/** Rounds of the survey: what each found, who is at which outlet, and who is missing on either side. */
export function Survey() {
  const rounds = useRounds()
  const isAdmin = holds(useWorking().me.grants, 'admin')
  const [address, setAddress] = useSearchParams()
  const [open, setOpen] = useState<'start' | 'change' | 'close' | 'import'>()
  const close = () => setOpen(undefined)
  return (
    <div className="page survey">
      <Loaded query={rounds} rows={10}>
        {(all) => {
          const round = all.find((each) => String(each.round) === address.get('round')) ?? all[0]
          const mayStart = isAdmin && (all[0] === undefined || all[0].state === 'closed')
          return (
            <>
              <header className="page-head">
                <h1>摸底</h1>
                {round ? (
                  <Select
                    id="survey-round"
                    aria-label="轮次"
                    value={round.round}
                    options={all.map((each) => ({ value: each.round, label: `第 ${each.round} 轮 ${each.name}` }))}
                    onChange={(next) => setAddress({ round: String(next) }, { replace: true })}
                  />
                ) : null}
                <span className="grow" />
                {round?.state === 'open' ? (
                  <Button id="survey-import" icon={<UploadOutlined />} onClick={() => setOpen('import')}>
                    导入表格
                  </Button>
                ) : null}
                {mayStart ? (
                  <Button id="survey-start" type="primary" icon={<PlusOutlined />} onClick={() => setOpen('start')}>
                    开始下一轮
                  </Button>
                ) : null}
              </header>
              {round ? (
                <RoundPanel
                  isAdmin={isAdmin}
                  round={round}
                  last={all.find((each) => each.round === round.round - 1)}
                  key={round.round}
                >
                  {isAdmin && round.state === 'open' ? (
                    <>
                      <Button id="survey-change" size="small" onClick={() => setOpen('change')}>
                        改日期和负责人
                      </Button>
                      <Button id="survey-close" size="small" danger onClick={() => setOpen('close')}>
                        结束这一轮
                      </Button>
                    </>
                  ) : null}
                </RoundPanel>
              ) : (
                <Empty text="还没有摸底过；街道办开始一轮，网格员就能在手机上登记" />
              )}
              <Suspense fallback={null}>
                {open === 'start' ? <RoundForm onClose={close} /> : null}
                {open === 'change' && round ? <RoundForm round={round} onClose={close} /> : null}
                {open === 'close' && round ? <CloseRound round={round} onClose={close} /> : null}
                {open === 'import' && round ? <ImportWizard round={round.round} onClose={close} /> : null}
              </Suspense>
            </>
          )
        }}
      </Loaded>
    </div>
  )
}

interface PanelProps {
  isAdmin: boolean
  round: Round
  /** The one before it. */
  last: Round | undefined
  children: ReactNode
}

function RoundPanel({ isAdmin, round, last, children }: PanelProps) {
  const nowMs = useNow()
  const { state, from, to, owners, figures, closedOn } = round
  return (
    <>
      <section className="panel">
        <h2 className="panel-title">
          第 {round.round} 轮 {round.name}
          <span className={`mark mark--${state === 'open' ? 'warn' : 'good'}`}>{ROUND_STATES[state]}</span>
          <span className="grow" />
          {children}
        </h2>
        <p className="small">
          {sayDay(from, nowMs)} 到 {sayDay(to, nowMs)} · 负责人 {owners.map(({ label }) => label).join('、')}
          {closedOn ? ` · ${sayDay(closedOn, nowMs)} 结束，数字不再变` : ''}
        </p>
        {figures ? <Found round={round} last={last} /> : null}
      </section>
      <section className="panel">
        <Tabs
          items={[
            { key: 'outlet', label: '网点', children: <Outlets round={round} kind="outlet" /> },
            { key: 'enterprise', label: '企业', children: <Outlets round={round} kind="enterprise" /> },
            { key: 'invite', label: '摸到了、没报到', children: <Invite round={round.round} /> },
            { key: 'unsurveyed', label: '报到了、没摸到', children: <Unsurveyed round={round.round} /> },
            ...(isAdmin ? [{ key: 'looks', label: '谁看过', children: <Looks /> }] : []),
          ]}
        />
      </section>
    </>
  )
}

const SHOWN = {
  people: '人',
  couriers: '快递员',
  drivers: '司机',
  others: '其他',
  fresh: '新来',
  gone: '离开',
} as const

/** What a closed round found, beside the round before it. */
function Found({ round: { outlets = 0, figures }, last }: { round: Round; last: Round | undefined }) {
  if (!figures) return null
  const before = last?.figures
  const rows = (Object.keys(SHOWN) as (keyof typeof SHOWN)[]).map((key) => ({
    key,
    label: SHOWN[key],
    now: figures[key],
    was: before?.[key],
  }))
  return (
    <dl className="survey-found">
      {[{ key: 'outlets', label: '网点', now: outlets, was: last?.outlets }, ...rows].map(
        ({ key, label, now, was }) => (
          <div key={key}>
            <dt className="small">{label}</dt>
            <dd className="number">{sayNumber(now)}</dd>
            {was === undefined ? null : <dd className="small number">上一轮 {sayNumber(was)}</dd>}
          </div>
        ),
      )}
    </dl>
  )
}
