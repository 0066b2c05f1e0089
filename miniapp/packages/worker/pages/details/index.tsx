import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { ConfirmSheet } from '@miniapp/components/ConfirmSheet'
import { Choice, TextField } from '@miniapp/components/Fields'
import { Loaded } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { now } from '@miniapp/lib/clock'
import { useStreet } from '@miniapp/lib/useStations'
import { sayMoment } from '@shared/rules/day'
import { CHANGE_REQUESTS, OCCUPATIONS, type Occupation, REQUEST_STATES } from '@shared/rules/words'
import { View } from '@tarojs/components'
import { PhoneField } from '../register/PhoneField'
import { useDetails } from './useDetails'
import '../register/index.scss'

const OCCUPATION_KEYS = Object.keys(OCCUPATIONS) as Occupation[]
const OCCUPATION_OPTIONS = OCCUPATION_KEYS.map((key) => ({ key, name: OCCUPATIONS[key] }))

export default function DetailsPage() {
  const { load, changes, change, save, claim, taken, leave, busy, nothing } = useDetails()
  const street = useStreet()
  const communities = street.data?.communities ?? []
  const nameOf = (communityId: string) => communities.find((each) => each.communityId === communityId)?.name ?? ''
  return (
    <Screen
      foot={
        <BigButton
          id="details-save"
          busy={busy}
          disabled={nothing}
          {...(nothing ? { note: '还没有改什么' } : {})}
          onTap={save}
        >
          保存
        </BigButton>
      }
    >
      <Loaded load={load}>
        {({ me, requests = [] }) => (
          <>
            <Card className="form">
              <PhoneField phone={changes.phone} onChange={(phone) => change({ phone })} />
              <View className="small">现在登记的：{me.phoneMasked ?? '没有，请换成你现在的号码'}</View>
              <Choice
                id="details-occupation"
                label="职业"
                placeholder="请选择"
                options={OCCUPATION_OPTIONS}
                value={changes.occupation ?? me.occupation}
                onChange={(occupation) => change({ occupation })}
              />
              <TextField
                id="details-employer"
                label="所在单位或站点"
                placeholder="如：某某快递青年路站"
                max={40}
                value={changes.employer ?? me.employer ?? ''}
                onChange={(employer) => change({ employer })}
              />
              <Choice
                id="details-community"
                label="常在哪个社区跑"
                placeholder="请选择"
                note="换社区要由新社区的网格员核实"
                options={communities.map(({ communityId, name }) => ({ key: communityId, name }))}
                value={changes.communityId ?? me.communityId}
                onChange={(communityId) => change({ communityId })}
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
      <ConfirmSheet
        id="details-taken"
        open={taken}
        title="号码登记在别人名下"
        yes="请网格员核实"
        busy={busy}
        onYes={claim}
        onNo={leave}
      >
        可能是以前的机主报到过。网格员核实后，这个号码就归你。
      </ConfirmSheet>
    </Screen>
  )
}
