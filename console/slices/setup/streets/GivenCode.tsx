import { useNow } from '@console/parts/useNow'
import { sayMoment } from '@shared/rules/time/day'
import { Button, Modal, Typography } from 'antd'

export interface Given {
  name: string
  code: string
  until: number
}

/** A code for a street's first administrator; when this is closed nobody can read it again. */
export function GivenCode({ given: { name, code, until }, onClose }: { given: Given; onClose: () => void }) {
  const nowMs = useNow()
  return (
    <Modal
      open
      title={`${name}的开通码`}
      width={480}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={
        <Button id="code-noted" type="primary" onClick={onClose}>
          记下了
        </Button>
      }
    >
      <Typography.Paragraph id="given-code" className="setup-code number" copyable={{ text: code, tooltips: false }}>
        {code.replace(/(\d{4})(?=\d)/g, '$1 ')}
      </Typography.Paragraph>
      <p className="second">{sayMoment(until, nowMs)} 前有效，只能用一次。关掉以后看不到了，丢了就重新给一个。</p>
      <ol className="setup-follows">
        <li>管理员先在{name}的小程序里报到。</li>
        <li>再到 我的 → 加入商家 → 我是街道办的，输入这个码。</li>
      </ol>
    </Modal>
  )
}
