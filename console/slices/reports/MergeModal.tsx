import { api } from '@console/app/client'
import { asProblem } from '@console/app/problem'
import { State } from '@console/parts/marks'
import { usePages } from '@console/parts/pages'
import { Loaded } from '@console/parts/States'
import { useNow } from '@console/parts/useNow'
import type { Outputs } from '@shared/contract/contract'
import { sayMetres } from '@shared/rules/place/geo'
import { NO_NUMBER, targetsAmong } from '@shared/rules/reports/mergeTarget'
import { numberIn, sayNumber } from '@shared/rules/reports/reportNumber'
import { sayMoment } from '@shared/rules/time/day'
import { Alert, Button, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import type { Report } from './answers'
import type { Moves } from './useMoves'

type Choice = Outputs['reports']['find']['items'][number]

interface Props {
  report: Report
  moves: Moves
  onClose: () => void
}

/** Merges a report into another one: one of its kind near by, or one by its number. */
export function MergeModal({ report, moves, onClose }: Props) {
  const { reportId, categoryId, categoryName, location } = report
  const communityId = report.desk?.teamId ?? report.communityId
  const { latitude, longitude } = location
  const near = { communityId, categoryId, latitude, longitude }
  const list = usePages(['reports', 'near', near], (cursor) => api.reports.queue({ ...near, cursor }))
  const [text, setText] = useState('')
  const [target, setTarget] = useState<string>()
  const [said, setSaid] = useState<string>()
  const nowMs = useNow()
  const [found, setFound] = useState<readonly Choice[]>([])
  const others = [...new Map([...list.items, ...found].map((each) => [each.reportId, each])).values()]
    .filter((each) => each.reportId !== reportId)
    .sort((a, b) => (a.metres ?? 0) - (b.metres ?? 0))

  const find = async () => {
    if (!numberIn(text)) return setSaid(NO_NUMBER)
    try {
      const { items } = await api.reports.find({ words: text })
      const { targets, said: problem } = targetsAmong(items, reportId)
      setSaid(problem)
      setFound(targets)
      setTarget(targets.length === 1 ? targets[0]?.reportId : undefined)
    } catch (error) {
      setSaid(asProblem(error).message)
    }
  }
  const merge = async () => {
    if (!target) return setSaid('先选并到哪一件')
    try {
      await moves.send({ move: 'merge', targetReportId: target })
      onClose()
    } catch (error) {
      setSaid(asProblem(error).message)
    }
  }

  return (
    <Modal
      open
      title="合并到哪一件"
      width={640}
      okText="并过去"
      okButtonProps={{ loading: moves.busy, disabled: target === undefined }}
      onOk={merge}
      onCancel={onClose}
    >
      <p className="second">现在这一件就此结束。上报人会看到已合并，并收到那一件的进展；加一的人也一起转过去。</p>
      <Loaded query={list} rows={3}>
        {() => (
          <Radio.Group
            className="merge-choices"
            aria-label={`附近的${categoryName}`}
            value={target}
            onChange={(event) => setTarget(event.target.value)}
          >
            {others.length === 0 ? <p className="second">附近没有同类的，可以按编号找</p> : null}
            {others.map(({ reportId: id, description, address, status, submittedAt, metres }) => (
              <Radio key={id} value={id}>
                <span className="number">{sayNumber({ reportId: id, submittedAt })}</span>{' '}
                {metres === undefined ? '' : `${sayMetres(metres)} · `}
                {description || address || '没有写描述'} <State status={status} />
                <span className="small"> {sayMoment(submittedAt, nowMs)}</span>
              </Radio>
            ))}
            {list.hasNextPage ? (
              <Button size="small" loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
                接着找
              </Button>
            ) : null}
          </Radio.Group>
        )}
      </Loaded>
      <div className="row merge-number">
        <Input
          aria-label="另一件的编号"
          value={text}
          placeholder="按编号找，如 1129-K7Q3"
          maxLength={40}
          onChange={(event) => setText(event.target.value)}
          onPressEnter={(event) => {
            if (!event.nativeEvent.isComposing) void find()
          }}
        />
        <Button onClick={find}>找这一件</Button>
      </div>
      {said ? <Alert type="error" showIcon title={said} /> : null}
    </Modal>
  )
}
