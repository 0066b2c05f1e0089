import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { Loaded } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { useStreet } from '@miniapp/lib/answers/useStations'
import { now } from '@miniapp/lib/clock'
import { CHANGE_REQUESTS, REQUEST_STATES } from '@shared/rules/text/words'
import { sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { PhoneField } from '../../components/PhoneField'
import { TakenSheet } from '../../components/TakenSheet'
import { WorkFields } from '../../components/WorkFields'
import { useDetails } from './useDetails'

definePageConfig({ navigationBarTitleText: '修改资料' })

export default function DetailsPage() {
  const { load, changes, change, save, claim, taken, leave, busy, nothing } = useDetails()
  const street = useStreet()
  const communities = street.data?.communities ?? []
  const nameOf = (communityId: string) => communities.find((each) => each.communityId === communityId)?.name ?? ''
  return (
    <Screen
      foot={
        <BigButton id="details-save" busy={busy} missing={nothing && '还没有改什么'} onTap={save}>
          保存
        </BigButton>
      }
    >
      <Loaded load={load}>
        {({ me, requests = [] }) => (
          <>
            <Card className="form">
              <PhoneField label="换成微信现在的号码" phone={changes.phone} onChange={(phone) => change({ phone })} />
              <View className="small">现在登记的：{me.phoneMasked ?? '没有，请换成你现在的号码'}</View>
              <WorkFields
                id="details"
                work={{ ...me, ...changes }}
                communities={communities}
                communityNote="换社区要由新社区的网格员核实"
                onChange={change}
              />
            </Card>
            {requests.length > 0 ? (
              <Card title="请社区核实的">
                {requests.map(({ kind, state, at, communityId, phoneMasked, reason }) => (
                  <View key={kind} className="facts">
                    <View className="second">{CHANGE_REQUESTS[kind]}</View>
                    <View>
                      {kind === 'community' ? nameOf(communityId) : phoneMasked}，{REQUEST_STATES[state]}
                      {reason ? `：${reason}` : ''}
                      <View className="small number">{sayMoment(at, now())}</View>
                    </View>
                  </View>
                ))}
              </Card>
            ) : null}
          </>
        )}
      </Loaded>
      <TakenSheet
        id="details-taken"
        open={taken}
        busy={busy}
        then="网格员核实后，这个号码就归你。"
        onClaim={claim}
        onLeave={leave}
      />
    </Screen>
  )
}
