import { BigButton } from '@miniapp/components/BigButton'
import { Icon } from '@miniapp/components/Icon'
import { PagedList } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { Segments } from '@miniapp/components/Segments'
import { Tap } from '@miniapp/components/Tap'
import { now } from '@miniapp/lib/clock'
import { go } from '@miniapp/lib/navigation/go'
import { REGISTRATION_TABS } from '@shared/rules/people/registration'
import { OCCUPATIONS } from '@shared/rules/text/words'
import { sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { CommunityGate } from '../../components/CommunityGate'
import { useRegistrations } from '../../useRegistrations'
import '../../grid.scss'

definePageConfig({ navigationBarTitleText: '报到确认', enablePullDownRefresh: true })

const EMPTY = {
  pending: '都确认完了，没有等着的小哥',
  confirmed: '还没有确认过报到',
  rejected: '没有退回的报到',
} as const

export default function RegistrationsPage() {
  const { community, tab, setTab, list } = useRegistrations()
  return (
    <Screen>
      <CommunityGate community={community}>
        {() => (
          <>
            <BigButton id="registrations-requests" kind="plain" onTap={() => go('grid/requests')}>
              换社区、换号要核实的
            </BigButton>
            <Segments id="tab" choices={REGISTRATION_TABS} chosen={tab} onChoose={setTab} />
            <PagedList
              list={list}
              empty={EMPTY[tab]}
              drawing={tab === 'pending' ? 'tea' : 'scooter'}
              action={
                <BigButton
                  id="registrations-other"
                  kind="plain"
                  onTap={() => setTab(tab === 'pending' ? 'confirmed' : 'pending')}
                >
                  {tab === 'pending' ? '看已确认的' : '看待确认的'}
                </BigButton>
              }
            >
              {({ memberId, nameMasked, phoneMasked, occupation, employer, submittedAt }) => (
                <Tap
                  key={memberId}
                  id={`registration-${memberId}`}
                  className="card list-card"
                  onTap={() => go('grid/registration', { id: memberId })}
                >
                  <View className="grow">
                    <View className="list-who">
                      <View className="lead">{nameMasked}</View>
                      <View className="second number">{phoneMasked}</View>
                    </View>
                    <View className="second">
                      {OCCUPATIONS[occupation]} · {employer}
                    </View>
                    <View className="small">{sayMoment(submittedAt, now())} 提交</View>
                  </View>
                  <Icon name="chevron" size="small" className="list-arrow" />
                </Tap>
              )}
            </PagedList>
          </>
        )}
      </CommunityGate>
    </Screen>
  )
}
