import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { ConfirmSheet } from '@miniapp/components/ConfirmSheet'
import { Loaded } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { Tap } from '@miniapp/components/Tap'
import { useStreet } from '@miniapp/lib/answers/useStations'
import { now } from '@miniapp/lib/clock'
import { go } from '@miniapp/lib/navigation/go'
import { DELETION_DAYS } from '@shared/rules/people/privacy'
import { CONSENTS, OCCUPATIONS } from '@shared/rules/text/words'
import { sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { LeavingBanner } from '../../components/LeavingBanner'
import { knowsOfOrder, useDeletion } from '../../components/useDeletion'
import { useMyData } from './useMyData'
import './index.scss'

definePageConfig({ navigationBarTitleText: '我的数据' })

export default function DataPage() {
  const { load, looks, asking, ask, busy, withdrawParty, leaveEverywhere } = useMyData()
  const deletion = useDeletion(knowsOfOrder())
  const street = useStreet()
  const withdrawPrivacy = async () => {
    if (!(await deletion.order('consent'))) return
    ask(undefined)
    go('worker/leave')
  }
  return (
    <Screen>
      {deletion.load.data ? (
        <LeavingBanner deletion={deletion.load.data} busy={deletion.cancelling} onCancel={deletion.cancel} />
      ) : null}
      <Loaded load={load}>
        {({ me }) => (
          <>
            <Card title="登记的资料">
              <View className="facts">
                <View className="second">姓名</View>
                <View>{me.name ?? '没有登记'}</View>
                <View className="second">手机号</View>
                <View className="number">{me.phoneMasked ?? '没有登记'}</View>
                <View className="second">职业</View>
                <View>{me.occupation ? OCCUPATIONS[me.occupation] : '没有登记'}</View>
                <View className="second">单位</View>
                <View>{me.employer ?? '没有登记'}</View>
                <View className="second">社区</View>
                <View>
                  {street.data?.communities.find(({ communityId }) => communityId === me.communityId)?.name ??
                    '没有登记'}
                </View>
              </View>
            </Card>
            {me.status === 'confirmed' ? (
              <BigButton id="data-details" kind="plain" icon="edit" onTap={() => go('worker/details')}>
                修改手机号、单位、社区
              </BigButton>
            ) : null}
            <Card title="我同意过的">
              {me.consents.length === 0 ? <View className="second">还没有。报到时会一项一项问你。</View> : null}
              {me.consents.map(({ kind, version, givenAt }) => (
                <View key={kind} className="consent">
                  <View>{CONSENTS[kind].label}</View>
                  <View className="small number">
                    {sayMoment(givenAt, now())} 同意，版本 {version}
                  </View>
                  {CONSENTS[kind].necessary ? (
                    <BigButton id={`consent-withdraw-${kind}`} kind="danger" onTap={() => ask('privacy')}>
                      撤回，并注销账号
                    </BigButton>
                  ) : (
                    <BigButton id={`consent-withdraw-${kind}`} kind="danger" onTap={() => ask('party')}>
                      撤回，并删除这一项
                    </BigButton>
                  )}
                </View>
              ))}
            </Card>
            <Card title="谁看过我的联系方式">
              {looks.items.length === 0 ? <View className="second">还没有人看过</View> : null}
              {looks.items.map(({ id, at, byLabel, purpose }) => (
                <View key={id} className="look">
                  <View className="grow">
                    <View>{byLabel}</View>
                    <View className="small">{purpose}</View>
                  </View>
                  <View className="small number">{sayMoment(at, now())}</View>
                </View>
              ))}
              {looks.more === 'end' ? null : (
                <Tap id="looks-more" className="list-end" disabled={looks.more === 'loading'} onTap={looks.loadMore}>
                  {looks.more === 'loading' ? '正在加载…' : '显示更多'}
                </Tap>
              )}
            </Card>
            <BigButton id="data-copy" kind="plain" icon="document" onTap={() => go('worker/copy')}>
              导出我的数据
            </BigButton>
            <BigButton id="data-delete" kind="plain" onTap={() => go('worker/leave')}>
              注销账号
            </BigButton>
            <BigButton id="data-leave" kind="plain" onTap={() => ask('leave')}>
              退出所有设备
            </BigButton>
          </>
        )}
      </Loaded>
      <ConfirmSheet
        id="consent-ask"
        open={asking === 'party'}
        title="撤回党员身份登记？"
        yes="撤回并删除"
        kind="danger"
        busy={busy}
        onYes={withdrawParty}
        onNo={() => ask(undefined)}
      >
        马上删除这一项，党支部不再据此联系你。打卡、积分、兑换和上报都不受影响。
      </ConfirmSheet>
      <ConfirmSheet
        id="privacy-ask"
        open={asking === 'privacy'}
        title="撤回同意，注销账号？"
        yes="撤回并注销"
        kind="danger"
        busy={deletion.ordering}
        onYes={withdrawPrivacy}
        onNo={() => ask(undefined)}
      >
        {`没有这些资料就不能报到、打卡和兑换，所以账号一起注销。${DELETION_DAYS} 天内随时可以取消。`}
      </ConfirmSheet>
      <ConfirmSheet
        id="leave-ask"
        open={asking === 'leave'}
        title="退出所有设备？"
        yes="全部退出"
        kind="danger"
        busy={busy}
        onYes={leaveEverywhere}
        onNo={() => ask(undefined)}
      >
        手机丢了或借给别人用过时用。之后每台设备都要重新登录。
      </ConfirmSheet>
    </Screen>
  )
}
