import { api } from '@console/app/client'
import { asProblem } from '@console/app/problem'
import { useAct } from '@console/parts/useAct'
import { Alert, Modal } from 'antd'
import { useState } from 'react'
import { type Round, SURVEY_ANSWERS } from './useSurvey'

/** Closing a round is for good: what follows is said before. */
export function CloseRound({ round, onClose }: { round: Round; onClose: () => void }) {
  const { act, busy } = useAct(api.survey.closeRound, { anew: SURVEY_ANSWERS, say: '这一轮结束了，正在汇总' })
  const [said, setSaid] = useState<string>()
  const close = async () => {
    try {
      if (await act({ round: round.round, version: round.version })) onClose()
    } catch (error) {
      setSaid(asProblem(error).message)
    }
  }
  return (
    <Modal
      open
      title={`结束第 ${round.round} 轮？`}
      okText="结束这一轮"
      okButtonProps={{ danger: true, id: 'survey-close-yes' }}
      cancelText="再等等"
      confirmLoading={busy}
      onOk={close}
      onCancel={onClose}
    >
      <p>结束后数字就定了，不能再登记、再导入。</p>
      <p className="small">没有标记的人不算在这一轮里；连续两轮没找到的人，姓名和手机号会删掉，只留人数。</p>
      {said ? <Alert type="error" title={said} showIcon /> : null}
    </Modal>
  )
}
