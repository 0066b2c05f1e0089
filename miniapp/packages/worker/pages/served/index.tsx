import { Badge } from '@miniapp/components/Badge'
import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { Loaded } from '@miniapp/components/Loaded'
import { NotesWaiting } from '@miniapp/components/NotesWaiting'
import { ReasonSheet } from '@miniapp/components/ReasonSheet'
import { Row } from '@miniapp/components/Row'
import { Screen } from '@miniapp/components/Screen'
import { Tap } from '@miniapp/components/Tap'
import { now } from '@miniapp/lib/clock'
import { go } from '@miniapp/lib/navigation/go'
import { SERVED, type ServedId, thanksFor } from '@shared/rules/duties/served'
import { REVERSE_REASONS } from '@shared/rules/duties/worklog'
import { sayDay } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { ServedSheet } from './ServedSheet'
import { type Mine, type ServedEntry, useServed } from './useServed'

definePageConfig({ navigationBarTitleText: '我的履职', enablePullDownRefresh: true })

const said = (categoryId: ServedId, quantity: number) =>
  `${SERVED[categoryId].name} ${quantity} ${SERVED[categoryId].unit}`

export default function ServedPage() {
  const served = useServed()
  const { load, list, term, wrong } = served
  return (
    <Screen
      foot={
        term ? (
          <BigButton id="served-new" icon="plus" onTap={() => served.setLogging(true)}>
            记一笔
          </BigButton>
        ) : null
      }
    >
      <Loaded load={load} rows={5}>
        {({ terms, waiting }) => (
          <>
            <Totals terms={terms} />
            <NotesWaiting items={served.waiting} say={({ quantity }) => String(quantity)} />
            {waiting.length > 0 ? (
              <Card title="等工作人员确认">
                {waiting.map(({ servedId, categoryId, quantity, day, refused }) => (
                  <View key={servedId} className="list-who">
                    <View className="grow">
                      <View>{said(categoryId, quantity)}</View>
                      <View className="small">{refused ? `没有确认：${refused}` : sayDay(day, now())}</View>
                    </View>
                    <Badge tone={refused ? 'plain' : 'warn'}>{refused ? '未确认' : '待确认'}</Badge>
                  </View>
                ))}
              </Card>
            ) : null}
            {list.items.map((entry) => (
              <Entry key={entry.servedId} entry={entry} onWrong={term ? () => served.setWrong(entry) : undefined} />
            ))}
            {list.more === 'end' ? null : (
              <Tap className="list-end" id="list-more" disabled={list.more === 'loading'} onTap={list.loadMore}>
                {list.more === 'loading' ? '正在加载…' : '显示更多'}
              </Tap>
            )}
          </>
        )}
      </Loaded>
      {served.logging ? (
        <ServedSheet busy={served.adding} onSave={served.save} onClose={() => served.setLogging(false)} />
      ) : null}
      {wrong ? (
        <ReasonSheet
          id="served-wrong"
          open
          title="这一条记错了"
          presets={REVERSE_REASONS}
          placeholder="写明原因"
          maxLetters={100}
          yes="冲正"
          kind="danger"
          busy={served.busy}
          onYes={served.takeBack}
          onClose={() => served.setWrong(undefined)}
        >
          会另记一条相反的数，两条都留着。
        </ReasonSheet>
      ) : null}
    </Screen>
  )
}

/** What I did in the time of service that runs, and the office's thanks; nobody else sees it but the office. */
function Totals({ terms }: Pick<Mine, 'terms'>) {
  const [term] = terms
  const entries = term?.done.reduce((sum, each) => sum + each.entries, 0) ?? 0
  const thanks = thanksFor(entries)
  return (
    <Card title="我做了" className="entries entries--titled">
      {thanks ? <View className="good">已经 {thanks} 次以上了，街道谢谢你</View> : null}
      {term?.done.map(({ categoryId, quantity, entries: count }) => (
        <View key={categoryId} className="list-who">
          <View className="grow">{SERVED[categoryId].name}</View>
          <View className="number">
            {quantity} {SERVED[categoryId].unit}
          </View>
          <View className="small">{count} 条</View>
        </View>
      ))}
      {entries === 0 ? <View className="second">还没有记过。做了什么，当场记一笔就行</View> : null}
      <Row id="served-letter" icon="document" title="我的聘书" onTap={() => go('worker/letter')} />
    </Card>
  )
}

function Entry({ entry, onWrong }: { entry: ServedEntry; onWrong: (() => void) | undefined }) {
  const { servedId, categoryId, quantity, day, building, reverses, reversed, reason } = entry
  return (
    <View id={`served-${servedId}`} className="card">
      <View className="list-who">
        <View className="report-name">{said(categoryId, quantity)}</View>
        {reversed ? <Badge>已冲正</Badge> : null}
        {reverses ? <Badge tone="warn">冲正</Badge> : null}
      </View>
      <View className="small">
        {sayDay(day, now())}
        {building ? ` · ${building}` : ''}
      </View>
      {reason ? <View className="second">原因：{reason}</View> : null}
      {onWrong && !reversed && reverses === undefined ? (
        <Tap id={`wrong-${servedId}`} className="link" onTap={onWrong}>
          记错了
        </Tap>
      ) : null}
    </View>
  )
}
