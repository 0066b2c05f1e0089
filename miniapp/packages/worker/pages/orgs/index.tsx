import { Badge } from '@miniapp/components/Badge'
import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { Empty } from '@miniapp/components/Empty'
import { Loaded } from '@miniapp/components/Loaded'
import { ReasonSheet } from '@miniapp/components/ReasonSheet'
import { Row } from '@miniapp/components/Row'
import { Screen } from '@miniapp/components/Screen'
import { Tap } from '@miniapp/components/Tap'
import { now } from '@miniapp/lib/clock'
import { go } from '@miniapp/lib/navigation/go'
import { SETTLE_REASONS } from '@shared/rules/people/instructing'
import { sayDay } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { type Instructed, type OrgDuty, useMine } from './useMine'

definePageConfig({ navigationBarTitleText: '我联系的企业', enablePullDownRefresh: true })

export default function OrgsPage() {
  const { mine, duties, leaving, leave, settle, busy } = useMine()
  const decisions = duties.items.filter(({ kind }) => kind === 'decision')
  return (
    <Screen>
      <Loaded load={mine} rows={5}>
        {({ items: orgs }) => (
          <>
            {decisions.length > 0 ? (
              <Card title="会上定的，等我办">
                {decisions.map((duty) => (
                  <Decision
                    key={duty.dutyId}
                    duty={duty}
                    busy={busy}
                    onDone={() => settle(duty.dutyId)}
                    onLeave={() => leave(duty)}
                  />
                ))}
              </Card>
            ) : null}
            {duties.more === 'end' ? null : (
              <Tap className="list-end" id="duties-more" disabled={duties.more === 'loading'} onTap={duties.loadMore}>
                {duties.more === 'loading' ? '正在加载…' : '显示更多'}
              </Tap>
            )}
            {orgs.length === 0 ? (
              <Empty text="还没有归你联系的企业，街道办在电脑上聘任后会出现在这里" drawing="tea" />
            ) : (
              <Card title="我联系的企业" className="entries entries--titled">
                {orgs.map((org) => (
                  <Row
                    key={org.orgId}
                    id={`org-${org.orgId}`}
                    title={org.name}
                    note={sayVisit(org)}
                    aside={<Gap org={org} />}
                    onTap={() => go('worker/org', { org: org.orgId })}
                  />
                ))}
              </Card>
            )}
          </>
        )}
      </Loaded>
      {leaving ? (
        <ReasonSheet
          id="org-leave"
          open
          title={`不办了：${leaving.title}`}
          presets={SETTLE_REASONS}
          placeholder="写明原因，同事看得到"
          maxLetters={100}
          yes="不办了"
          busy={busy}
          onYes={(reason) => settle(leaving.dutyId, reason)}
          onClose={() => leave(undefined)}
        />
      ) : null}
    </Screen>
  )
}

const sayVisit = ({ lastVisit }: Instructed) =>
  lastVisit === undefined ? '还没有走访过' : `上次走访 ${sayDay(lastVisit, now())}`

function Gap({ org: { visitedThisMonth, missed } }: { org: Instructed }) {
  if (missed > 0) return <Badge tone="bad">缺 {missed} 个月</Badge>
  return visitedThisMonth ? <Badge tone="good">本月去过</Badge> : <Badge tone="warn">本月还没去</Badge>
}

interface DecisionProps {
  duty: OrgDuty
  busy: boolean
  onDone: () => void
  onLeave: () => void
}

function Decision({ duty: { dutyId, title, dueOn, missed }, busy, onDone, onLeave }: DecisionProps) {
  return (
    <View id={`decision-${dutyId}`} className="list">
      <View>{title}</View>
      {dueOn ? (
        <View className={missed > 0 ? 'small warn' : 'small'}>
          {missed > 0 ? '已过期，最晚是' : '最晚'} {sayDay(dueOn, now())}
        </View>
      ) : null}
      <View className="button-pair">
        <BigButton id={`settle-${dutyId}`} busy={busy} onTap={onDone}>
          办好了
        </BigButton>
        <BigButton id={`leave-${dutyId}`} kind="plain" onTap={onLeave}>
          不办了
        </BigButton>
      </View>
    </View>
  )
}
