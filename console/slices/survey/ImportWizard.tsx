import { api } from '@console/app/client'
import { asProblem } from '@console/app/problem'
import { useAct } from '@console/parts/useAct'
import { IMPORT_STATES } from '@shared/rules/survey/imports'
import { sayNumber } from '@shared/rules/text/words'
import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Drawer, Progress, Steps } from 'antd'
import { useState } from 'react'
import { FailedRows } from './FailedRows'
import { Paste, type Pasted } from './Paste'
import { sendAll } from './sending'
import { type Import, SURVEY_ANSWERS, useImport } from './useSurvey'

const STEPS = [{ title: '粘贴' }, { title: '核对' }, { title: '写入' }]

const stepOf = (order: Import | undefined): number => {
  if (!order || order.state === 'collecting') return 0
  return order.state === 'checking' || order.state === 'ready' ? 1 : 2
}

/** A table is pasted, looked at, confirmed and written; each step is seen, and nothing is written before it is confirmed. */
export function ImportWizard({ round, onClose }: { round: number; onClose: () => void }) {
  const answers = useQueryClient()
  const { message } = App.useApp()
  const [importId, setImportId] = useState<string>()
  const [sent, setSent] = useState<number>()
  const order = useImport(importId).data
  const { act: confirm, busy } = useAct(api.survey.confirmImport, { anew: SURVEY_ANSWERS, say: '开始写入' })

  const send = async ({ rows, columns }: Pasted) => {
    setSent(0)
    try {
      setImportId(await sendAll(api.survey, { round, rows, columns }, (part) => setSent(part / rows.length)))
    } catch (error) {
      message.error(asProblem(error).message)
    } finally {
      setSent(undefined)
    }
  }
  const stop = async () => {
    if (importId === undefined) return
    await api.survey.stopImport({ importId }).catch((error: unknown) => message.error(asProblem(error).message))
    await Promise.all(SURVEY_ANSWERS.map((queryKey) => answers.invalidateQueries({ queryKey })))
  }
  const isOver = order && ['done', 'stopped', 'dropped', 'failed'].includes(order.state)

  return (
    <Drawer open size={960} title="导入表格" onClose={onClose}>
      <Steps className="survey-steps" current={stepOf(order)} items={STEPS} />
      {order ? (
        <Standing order={order} />
      ) : (
        <Paste busy={sent !== undefined} percent={Math.round((sent ?? 0) * 100)} onRows={send} />
      )}
      {order?.state === 'ready' ? (
        <div className="row wrap">
          <Button
            id="import-confirm"
            type="primary"
            loading={busy}
            disabled={order.counts.create + order.counts.update === 0}
            onClick={() =>
              confirm({ importId: order.importId, fingerprint: order.fingerprint ?? '' }).catch((error: unknown) =>
                message.error(asProblem(error).message),
              )
            }
          >
            写入 {sayNumber(order.counts.create + order.counts.update)} 行
          </Button>
          <Button id="import-drop" onClick={stop}>
            不导入了
          </Button>
        </div>
      ) : null}
      {order?.state === 'running' || order?.state === 'verifying' ? (
        <Button id="import-stop" danger onClick={stop}>
          停下
        </Button>
      ) : null}
      {order && (order.state === 'ready' || isOver) ? <FailedRows key={order.state} order={order} /> : null}
    </Drawer>
  )
}

/** How far it is, and what it did or would do. */
function Standing({ order }: { order: Import }) {
  const { state, seen, total, counts, done, changed } = order
  const sum = state === 'done' || state === 'stopped' || state === 'running' ? done : counts
  const isSaid = state === 'ready' && changed > 0
  return (
    <>
      <p>
        <strong>{IMPORT_STATES[state]}</strong> · 共 {sayNumber(total)} 行：新增 {sayNumber(sum.create)}，更新{' '}
        {sayNumber(sum.update)}，没有变化 {sayNumber(sum.same)}，有问题 {sayNumber(sum.bad)}
      </p>
      {state === 'ready' || state === 'dropped' ? null : <Progress percent={Math.round((seen / total) * 100)} />}
      {isSaid ? (
        <Alert type="warning" showIcon title={`预览以后有 ${changed} 行被别人改过，请看过新的预览再写入`} />
      ) : null}
    </>
  )
}
