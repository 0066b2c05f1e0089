import { api } from '@console/app/client'
import { Facts } from '@console/parts/Facts'
import { FormModal } from '@console/parts/FormModal'
import { useAct } from '@console/parts/useAct'
import { contract } from '@shared/contract/contract'
import { OPEN311_LIMITS } from '@shared/rules/reports/open311'
import { Button, Input, Modal, Typography } from 'antd'
import { useState } from 'react'

/** Lets a program in; its key is shown this once and kept nowhere, so that the window is closed by its button alone. */
export function NewClient({ onClose }: { onClose: () => void }) {
  const [made, setMade] = useState<{ name: string; secret: string }>()
  const { act, busy } = useAct(api.reports.addClient, { anew: [['clients']], say: '密钥已生成' })
  if (made) return <Key {...made} onClose={onClose} />
  return (
    <FormModal
      route={contract.reports.addClient}
      title="新接入一个系统"
      yes="生成密钥"
      busy={busy}
      initial={{ name: '' }}
      onClose={onClose}
      onSend={async ({ name }) => {
        const done = await act({ name: String(name) })
        if (done) setMade({ name: done.client.name, secret: done.key })
      }}
    >
      {(field) =>
        field(
          'name',
          '对方叫什么',
          <Input maxLength={OPEN311_LIMITS.nameCharacters} placeholder="比如：市民热线" autoComplete="off" />,
          { hint: '工单上会显示是它报来的。' },
        )
      }
    </FormModal>
  )
}

function Key({ name, secret, onClose }: { name: string; secret: string; onClose: () => void }) {
  return (
    <Modal
      open
      title={`${name} 的密钥`}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button id="client-key-done" type="primary" onClick={onClose}>
          我已保存好
        </Button>
      }
    >
      <p className="warn">只显示这一次，关掉就看不到了。复制后交给对方的技术人员，不要发到群里。</p>
      <Typography.Paragraph
        id="client-key"
        className="number"
        copyable={{ text: secret, tooltips: ['复制', '已复制'] }}
        code
      >
        {secret}
      </Typography.Paragraph>
      <Facts
        facts={{
          接口地址: `${location.origin}/api/open311/v2 ，打开就是给技术人员的说明`,
          街道编号: `${STREET_ID}（jurisdiction_id）`,
        }}
      />
    </Modal>
  )
}
