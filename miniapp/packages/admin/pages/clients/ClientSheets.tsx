import { BigButton } from '@miniapp/components/BigButton'
import { ConfirmSheet } from '@miniapp/components/ConfirmSheet'
import { TextField } from '@miniapp/components/Fields'
import { Sheet } from '@miniapp/components/Sheet'
import { OPEN311_LIMITS } from '@shared/rules/reports/open311'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { useClients } from './useClients'

type Clients = ReturnType<typeof useClients>

/** Letting a program in, the key it gets, and shutting one out. */
export function ClientSheets({ clients }: { clients: Clients }) {
  const { sheet, setSheet, revoke, copy, busy } = clients
  const close = () => setSheet(undefined)
  if (sheet?.is === 'new') return <NewSheet clients={clients} />
  if (sheet?.is === 'key') {
    return (
      <Sheet id="client-key" open title={`${sheet.name} 的密钥`} onClose={close}>
        <View className="confirm-text">只显示这一次，关掉就看不到了。复制后交给对方的技术人员，不要发到群里。</View>
        <Text id="client-key-text" className="client-key" userSelect selectable>
          {sheet.key}
        </Text>
        <View className="small">
          接口地址 {API_BASE}/open311/v2 ，打开就是给技术人员的说明；街道编号（jurisdiction_id）{STREET_ID}。
        </View>
        <BigButton id="client-key-copy" onTap={() => copy(sheet.key)}>
          复制密钥
        </BigButton>
        <BigButton id="client-key-done" kind="plain" onTap={close}>
          我已保存好
        </BigButton>
      </Sheet>
    )
  }
  const client = sheet?.client
  return (
    <ConfirmSheet
      id="client-revoke"
      open={client !== undefined}
      title={`停用 ${client?.name ?? ''}？`}
      yes="停用"
      kind="danger"
      busy={busy}
      onYes={() => {
        if (client) revoke(client)
      }}
      onNo={close}
    >
      它的密钥马上失效，不能恢复。已经报来的不受影响。要再接入，请新建一个。
    </ConfirmSheet>
  )
}

function NewSheet({ clients: { setSheet, add, busy } }: { clients: Clients }) {
  const [name, setName] = useState('')
  const empty = name.trim() === ''
  return (
    <Sheet id="client-new" open title="新接入一个系统" onClose={() => setSheet(undefined)}>
      <TextField
        id="client-name"
        label="对方叫什么"
        note="工单上会显示是它报来的"
        value={name}
        placeholder="比如：市民热线"
        max={OPEN311_LIMITS.nameCharacters}
        onChange={setName}
      />
      <BigButton id="client-add" busy={busy} missing={empty && '还差名称'} onTap={() => add(name.trim())}>
        生成密钥
      </BigButton>
    </Sheet>
  )
}
