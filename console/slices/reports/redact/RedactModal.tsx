import { Loaded } from '@console/parts/States'
import { useNow } from '@console/parts/useNow'
import { WordsModal } from '@console/parts/WordsModal'
import { contract } from '@shared/contract/contract'
import { boxBetween, REDACTION_LIMITS, WHOLE } from '@shared/rules/reports/redaction'
import { sayMoment } from '@shared/rules/time/day'
import { Button, Modal, Segmented } from 'antd'
import { useState } from 'react'
import { Stage } from './Stage'
import { type Redact, useRedact } from './useRedact'
import './redact.css'

const PURPOSES = ['核对现场情况', '配合公安调查', '上报人要求'] as const
const MIDDLE = { x: WHOLE / 2, y: WHOLE / 2 }

interface Props {
  reportId: string
  photoIds: readonly string[]
  onClose: () => void
}

/** Faces and plates on a report's photos hidden by mouse or by keys. */
export function RedactModal({ reportId, photoIds, onClose }: Props) {
  const [photoId = '', choose] = useState(photoIds[0])
  const redact = useRedact(reportId, photoId)
  const [isAsked, setAsked] = useState(false)
  const { load, mayBeSaved, busy, save, boxes, isFree, change, add } = redact
  const free = boxes.filter(isFree)
  const mayLook = load.data?.mayUncover && load.data.version > 0 && load.data.applied && !redact.isUncovered
  return (
    <Modal
      open
      title="遮挡人脸、车牌"
      width="min(1100px, calc(100vw - 32px))"
      centered
      onCancel={onClose}
      footer={[
        mayLook ? (
          <Button key="original" id="redact-original" onClick={() => setAsked(true)}>
            看没有遮挡的照片
          </Button>
        ) : null,
        <Button key="add" id="redact-add" onClick={() => add(boxBetween(MIDDLE, MIDDLE))}>
          加一处
        </Button>,
        <Button
          key="drop"
          id="redact-drop"
          disabled={free.length === 0}
          onClick={() => change(boxes.filter((box) => box !== free.at(-1)))}
        >
          去掉最后一处
        </Button>,
        <Button key="yes" id="redact-save" type="primary" loading={busy} disabled={!mayBeSaved} onClick={save}>
          保存遮挡
        </Button>,
      ]}
    >
      {photoIds.length > 1 ? (
        <Segmented
          className="redact-photos"
          aria-label="哪一张"
          value={photoId}
          options={photoIds.map((each, index) => ({ value: each, label: `照片 ${index + 1}` }))}
          onChange={choose}
        />
      ) : null}
      <p className="second redact-hint">
        在照片上拖出一个框。拖框移动，拖右下角改大小；用 Tab 选中框后，方向键移动，Shift 加方向键改大小，Delete 去掉。
      </p>
      <Loaded query={load} rows={8}>
        {() => <Stage key={photoId} redact={redact} />}
      </Loaded>
      <Standing redact={redact} />
      {isAsked ? (
        <WordsModal
          route={contract.safety.original}
          name="purpose"
          label="用途"
          title="看没有遮挡的照片"
          yes="记录并查看"
          presets={PURPOSES}
          max={REDACTION_LIMITS.purposeCharacters}
          placeholder="为什么要看"
          hint="会记下来，上报人能看到谁在什么时候为什么看过。"
          busy={redact.opening}
          onSend={redact.seeOriginal}
          onClose={() => setAsked(false)}
        />
      ) : null}
    </Modal>
  )
}

/** Who covered what, and whether everybody sees it so already. */
function Standing({ redact: { load, isUncovered } }: { redact: Redact }) {
  const nowMs = useNow()
  const { data } = load
  const waiting = data?.failed ? '照片没有处理成，请再保存一次。' : '正在处理照片，几秒后生效。'
  return (
    <p className="small redact-hint" role="status" id="redact-standing">
      {data && data.version > 0 && !data.applied ? waiting : ''}
      {data?.at ? `${data.byLabel ?? ''} ${sayMoment(data.at, nowMs)} 改过遮挡。` : ''}
      {data && !data.mayUncover && data.version > 0 ? '已保存的遮挡只有街道管理员能去掉。' : ''}
      {isUncovered ? '现在看到的是没有遮挡的照片，别人看不到。' : ''}
    </p>
  )
}
