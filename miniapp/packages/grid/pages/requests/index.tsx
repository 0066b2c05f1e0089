import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { ReasonSheet } from '@miniapp/components/ReasonSheet'
import { Screen } from '@miniapp/components/Screen'
import { useStreet } from '@miniapp/lib/answers/useStations'
import { now } from '@miniapp/lib/clock'
import { go } from '@miniapp/lib/navigation/go'
import { CHANGE_REQUEST_REASONS, CHANGE_REQUESTS } from '@shared/rules/text/words'
import { sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { TeamList } from '../../components/TeamList'
import { type ChangeRequest, useRequests } from './useRequests'
import '../../grid.scss'

definePageConfig({ navigationBarTitleText: '要核实的' })

export interface Params {
  community?: string
}

export default function RequestsPage() {
  const { community, list, asked, ask, decide, busy } = useRequests()
  const street = useStreet()
  const nameOf = (id: string | undefined) =>
    street.data?.communities.find(({ communityId }) => communityId === id)?.name ?? ''
  return (
    <Screen>
      <TeamList
        community={community}
        list={list}
        empty="没有要核实的"
        otherwise={{ id: 'requests-registrations', words: '看报到', onTap: () => go('grid/registrations') }}
      >
        {(request) => (
          <Request
            key={`${request.memberId}${request.kind}`}
            request={request}
            nameOf={nameOf}
            busy={busy}
            onDecide={(decision) => ask({ request, decision })}
          />
        )}
      </TeamList>
      {asked ? (
        <ReasonSheet
          key={`${asked.request.memberId}${asked.decision}`}
          id="request"
          open
          title={asked.decision === 'approved' ? '核实过了' : '不通过'}
          presets={CHANGE_REQUEST_REASONS[asked.decision][asked.request.kind]}
          placeholder="怎么核实的，或者为什么不行"
          maxLetters={100}
          yes={asked.decision === 'approved' ? '通过' : '不通过'}
          kind={asked.decision === 'approved' ? 'main' : 'danger'}
          busy={busy}
          onYes={decide}
          onClose={() => ask(undefined)}
        >
          {asked.request.kind === 'phone' && asked.decision === 'approved'
            ? '号码会从原来的人名下去掉，双方都会收到消息，也看得到是谁办的。'
            : '对方会看到这段话。'}
        </ReasonSheet>
      ) : null}
    </Screen>
  )
}

interface Props {
  request: ChangeRequest
  nameOf: (communityId: string | undefined) => string
  busy: boolean
  onDecide: (decision: 'approved' | 'declined') => void
}

/** One request with what speaks for and against it. */
function Request({ request, nameOf, busy, onDecide }: Props) {
  const { memberId, kind, at, nameMasked, phoneMasked, fromCommunityId, holder } = request
  return (
    <Card title={`${CHANGE_REQUESTS[kind]} · ${nameMasked ?? '还没报到的小哥'}`}>
      {kind === 'community' ? (
        <View>从{nameOf(fromCommunityId)}转来</View>
      ) : (
        <>
          <View>微信验证过，{phoneMasked} 现在是他在用</View>
          {holder ? (
            <View className="second">
              原来登记的是 {holder.nameMasked}（{nameOf(holder.communityId)}）
              {holder.sameName ? '，姓名一样，可能是同一个人有两个微信' : ''}
            </View>
          ) : null}
        </>
      )}
      <View className="small number">{sayMoment(at, now())}</View>
      <View className="button-pair">
        <BigButton
          id={`request-yes-${memberId}-${kind}`}
          kind="good"
          disabled={busy}
          onTap={() => onDecide('approved')}
        >
          核实过了
        </BigButton>
        <BigButton
          id={`request-no-${memberId}-${kind}`}
          kind="plain"
          disabled={busy}
          onTap={() => onDecide('declined')}
        >
          不通过
        </BigButton>
      </View>
    </Card>
  )
}
