import { AtDesk } from '@miniapp/components/AtDesk'
import { Badge } from '@miniapp/components/Badge'
import { BigButton } from '@miniapp/components/BigButton'
import { PagedList } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { now } from '@miniapp/lib/clock'
import { sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { ClientSheets } from './ClientSheets'
import { type Client, useClients } from './useClients'
import '../../desk.scss'

definePageConfig({ navigationBarTitleText: '数据接口', enablePullDownRefresh: true })

export default function ClientsPage() {
  const clients = useClients()
  const { list, setSheet } = clients
  return (
    <Screen
      foot={
        <BigButton id="client-begin" icon="plus" onTap={() => setSheet({ is: 'new' })}>
          新接入一个系统
        </BigButton>
      }
    >
      <View className="small">有密钥的系统可以按 Open311 标准把上报发进来。查公开的上报不用密钥。</View>
      <PagedList list={list} empty="还没有系统接入。要接入就新建一个，把密钥交给对方" drawing="tea">
        {(client) => (
          <ClientCard key={client.clientId} client={client} onRevoke={() => setSheet({ is: 'revoke', client })} />
        )}
      </PagedList>
      <ClientSheets clients={clients} />
      <AtDesk />
    </Screen>
  )
}

function ClientCard({ client, onRevoke }: { client: Client; onRevoke: () => void }) {
  const { clientId, name, keyStart, createdAt, createdBy, lastUsedAt, revokedAt, revokedBy } = client
  const nowMs = now()
  return (
    <View id={`client-${clientId}`} className="card">
      <View className="row">
        <View className="report-name grow">{name}</View>
        {revokedAt === undefined ? <Badge tone="good">使用中</Badge> : <Badge>已停用</Badge>}
      </View>
      <View className="small number">密钥 {keyStart}…</View>
      <View className="small number">
        {sayMoment(createdAt, nowMs)} 接入{createdBy ? ` · ${createdBy}` : ''}
      </View>
      <View className="small number">
        {lastUsedAt === undefined ? '还没有发来过' : `最近 ${sayMoment(lastUsedAt, nowMs)} 发来过`}
      </View>
      {revokedAt === undefined ? (
        <View className="client-stop">
          <BigButton id={`revoke-${clientId}`} kind="danger" onTap={onRevoke}>
            停用
          </BigButton>
        </View>
      ) : (
        <View className="small number">
          {sayMoment(revokedAt, nowMs)} 停用{revokedBy ? ` · ${revokedBy}` : ''}
        </View>
      )}
    </View>
  )
}
