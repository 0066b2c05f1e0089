import { Badge } from '@miniapp/components/Badge'
import { BigButton } from '@miniapp/components/BigButton'
import { ConfirmSheet } from '@miniapp/components/ConfirmSheet'
import { PagedList } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { Tap } from '@miniapp/components/Tap'
import { now } from '@miniapp/lib/clock'
import { go } from '@miniapp/lib/navigation/go'
import { dayOf, sayDay } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { InvitationSheet } from './InvitationSheet'
import { useClerks } from './useClerks'
import '../../shop.scss'

definePageConfig({ navigationBarTitleText: '店员', enablePullDownRefresh: true })

export interface Params {
  shop?: string
}

export default function ClerksPage() {
  const { merchantId, merchantName, list, mayChange, mayChangeOwners, mayRemove, ...rest } = useClerks()
  const { leaving, ask, remove, removing, invitation, invite, inviting, closeInvitation } = rest
  return (
    <Screen
      foot={
        mayChange ? (
          <>
            <BigButton id="clerk-invite" icon="plus" busy={inviting} onTap={() => invite(false)}>
              请新店员加入
            </BigButton>
            {mayChangeOwners ? (
              <BigButton id="owner-invite" kind="plain" busy={inviting} onTap={() => invite(true)}>
                请新店主加入
              </BigButton>
            ) : null}
          </>
        ) : undefined
      }
    >
      <View className="clerks-head">
        <View className="small">{merchantName}</View>
        <Tap id="clerk-log" className="link" onTap={() => go('merchant/clerkLog', { shop: merchantId })}>
          变动记录
        </Tap>
      </View>
      <PagedList
        list={list}
        className="card lines"
        empty={mayChange ? '还没有店员，先请一位加入' : '店里还没有登记的店员'}
      >
        {(clerk) => (
          <View key={clerk.memberId} className="line">
            <View className="grow">
              <View className="lead">
                {clerk.nameMasked}
                {clerk.me ? '（我）' : ''}
              </View>
              <View className="small number">{sayDay(dayOf(clerk.since), now())} 加入</View>
            </View>
            {clerk.owner ? <Badge tone="brand">店主</Badge> : null}
            {mayRemove(clerk) ? (
              <Tap id={`remove-${clerk.memberId}`} className="clerk-remove bad" onTap={() => ask(clerk)}>
                {clerk.me ? '退出' : '移出'}
              </Tap>
            ) : null}
          </View>
        )}
      </PagedList>
      <InvitationSheet invitation={invitation} busy={inviting} onAgain={invite} onClose={closeInvitation} />
      <ConfirmSheet
        id="clerk-remove"
        open={leaving !== undefined}
        title={leaving?.me ? '退出这家店？' : `移出 ${leaving?.nameMasked ?? ''}？`}
        yes={leaving?.me ? '退出' : '移出'}
        kind="danger"
        busy={removing}
        onYes={remove}
        onNo={() => ask(undefined)}
      >
        马上生效，以后不能再核销；回来要重新邀请。办过的核销记录都保留。
      </ConfirmSheet>
    </Screen>
  )
}
