import { now } from '@console/app/clock'
import type { Outputs } from '@shared/contract/contract'
import { Button, Modal } from 'antd'
import { useEffect, useState } from 'react'

interface Props {
  invitation: Outputs['shops']['inviteClerk']
  busy: boolean
  onAgain: () => void
  onClose: () => void
}

const TICK_MS = 1000

/** The code for one new person, while it can be typed; it is read out or shown, never sent into a group. */
export function InvitationModal({ invitation: { code, expiresAt, owner }, busy, onAgain, onClose }: Props) {
  const seconds = useSecondsUntil(expiresAt)
  return (
    <Modal
      open
      title={owner ? '店主邀请码' : '店员邀请码'}
      onCancel={onClose}
      footer={[
        <Button key="again" id="invitation-again" loading={busy} onClick={onAgain}>
          换一个
        </Button>,
        <Button key="done" id="invitation-done" type="primary" onClick={onClose}>
          好了
        </Button>,
      ]}
    >
      <p id="invitation-code" className={`big number ${seconds === 0 ? 'second' : ''}`}>
        {code.slice(0, 4)} {code.slice(4)}
      </p>
      <p className="second number">
        {seconds === 0
          ? '已过期，请换一个'
          : `还能用 ${Math.floor(seconds / 60)} 分 ${String(seconds % 60).padStart(2, '0')} 秒，只能用一次`}
      </p>
      <p className="second">请对方打开“我的 → 加入商家”，自己输入。不要发到群里。</p>
    </Modal>
  )
}

function useSecondsUntil(atMs: number): number {
  const [nowMs, setNow] = useState(now)
  useEffect(() => {
    const timer = setInterval(() => setNow(now()), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  return Math.max(0, Math.ceil((atMs - nowMs) / 1000))
}
