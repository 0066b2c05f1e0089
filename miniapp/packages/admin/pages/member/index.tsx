import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { EntryRow } from '@miniapp/components/EntryRow'
import { TextField } from '@miniapp/components/Fields'
import { Loaded, PagedList } from '@miniapp/components/Loaded'
import { PointsNumber } from '@miniapp/components/PointsNumber'
import { ReasonSheet } from '@miniapp/components/ReasonSheet'
import { Screen } from '@miniapp/components/Screen'
import { Tap } from '@miniapp/components/Tap'
import type { Outputs } from '@shared/contract/contract'
import { AWARD_REASONS, CORRECTION_REASONS } from '@shared/rules/people/corrections'
import { correctableAs } from '@shared/rules/points/entryWords'
import { sayNumber } from '@shared/rules/text/words'
import { View } from '@tarojs/components'
import { useMemberPoints } from './useMemberPoints'
import './index.scss'

definePageConfig({ navigationBarTitleText: '小哥的积分', enablePullDownRefresh: true })

export interface Params {
  id: string
}

const AMOUNT_DIGITS = 5

export default function MemberPointsPage() {
  const { list, awarding, setAwarding, amount, setAmount, entry, setEntry, close, busy, award, reverse } =
    useMemberPoints()
  return (
    <Screen
      foot={
        <BigButton id="member-award" icon="gift" onTap={() => setAwarding(true)}>
          奖励积分
        </BigButton>
      }
    >
      <Loaded load={list} rows={4}>
        {(page) => <Head page={page} />}
      </Loaded>
      {list.state === 'loading' || list.state === 'error' ? null : (
        <PagedList list={list} className="card lines" empty="还没有积分记录">
          {(each) => {
            const correction = correctableAs(each, list.items)
            return (
              <EntryRow key={each.id} entry={each}>
                {correction === 'done' ? (
                  <View className="small">已更正</View>
                ) : correction ? (
                  <Tap id={`reverse-${each.id}`} className="correct good" onTap={() => setEntry(each)}>
                    {correction}
                  </Tap>
                ) : null}
              </EntryRow>
            )
          }}
        </PagedList>
      )}
      <ReasonSheet
        id="award"
        open={awarding}
        title="奖励积分"
        presets={AWARD_REASONS}
        placeholder="写明为什么奖励"
        maxLetters={60}
        yes="奖励"
        busy={busy}
        onYes={award}
        onClose={close}
      >
        <TextField
          id="award-amount"
          label="分数"
          value={amount}
          placeholder="多少分"
          kind="digits"
          max={AMOUNT_DIGITS}
          note={`超过 ${sayNumber(list.data?.secondPersonAbove ?? 0)} 分由另一位管理员审批。对方会看到原因。`}
          onChange={setAmount}
        />
      </ReasonSheet>
      <ReasonSheet
        id="reverse"
        open={entry !== undefined}
        title={entry?.kind === 'reverse' ? '补回这笔积分' : '扣回这笔积分'}
        presets={CORRECTION_REASONS}
        placeholder="写明为什么更正"
        maxLetters={60}
        yes={`更正 ${sayNumber(entry?.amount ?? 0)} 分`}
        kind="danger"
        busy={busy}
        onYes={reverse}
        onClose={close}
      >
        {entry ? `${entry.label}${entry.subject ? `（${entry.subject}）` : ''}。` : ''}
        已经用掉、到期或占用的扣不回来，办完会告诉你差多少。对方会看到原因。
      </ReasonSheet>
    </Screen>
  )
}

function Head({ page: { member, account } }: { page: Outputs['points']['member'] }) {
  return (
    <Card
      id="member-head"
      title={member.nameMasked}
      aside={<View className="second number">{member.phoneMasked}</View>}
    >
      <View className="second">可用积分</View>
      <PointsNumber points={account.available} size="huge" />
      {account.held > 0 ? <View className="small number">另有 {sayNumber(account.held)} 分在待用的券里</View> : null}
    </Card>
  )
}
