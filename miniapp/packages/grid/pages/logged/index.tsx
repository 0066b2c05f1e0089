import { Badge } from '@miniapp/components/Badge'
import { BigButton } from '@miniapp/components/BigButton'
import { PagedList } from '@miniapp/components/Loaded'
import { ReasonSheet } from '@miniapp/components/ReasonSheet'
import { Screen } from '@miniapp/components/Screen'
import { Tap } from '@miniapp/components/Tap'
import { api } from '@miniapp/lib/api/api'
import { now } from '@miniapp/lib/clock'
import { said } from '@miniapp/lib/load/said'
import { usePages } from '@miniapp/lib/load/usePages'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { goBack } from '@miniapp/lib/navigation/go'
import { useParam } from '@miniapp/lib/navigation/useParam'
import type { Outputs } from '@shared/contract/contract'
import { REVERSE_REASONS } from '@shared/rules/duties/worklog'
import { sayDay, sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { useState } from 'react'
import '../../grid.scss'
import '../../desk.scss'

definePageConfig({ navigationBarTitleText: '台账明细', enablePullDownRefresh: true })

export interface Params {
  community: string
  category: string
  /** The category's name, and its unit. */
  name?: string
  unit?: string
}

type Entry = Outputs['worklog']['entries']['items'][number]

export default function LoggedPage() {
  const communityId = useParam<'grid/logged'>('community')
  const categoryId = useParam<'grid/logged'>('category')
  const name = useParam<'grid/logged'>('name')
  const unit = useParam<'grid/logged'>('unit')
  const list = usePages((at) => api.worklog.entries({ communityId, categoryId, ...at }), [communityId, categoryId], {
    when: communityId !== '' && categoryId !== '',
  })
  const [wrong, setWrong] = useState<Entry>()
  const { write, busy } = useWrite(api.worklog.reverse)

  async function reverse(reason: string): Promise<void> {
    if (!wrong) return
    const ended = await said(write({ entryId: wrong.entryId, reason }), '已冲正，两条都看得到', {
      overtaken: ['ENTRY_REVERSED'],
    })
    if (!ended) return
    setWrong(undefined)
    await list.reload()
  }

  return (
    <Screen>
      {name ? <View className="section-title">{name}</View> : null}
      <PagedList
        list={list}
        empty="还没有记过这一类"
        drawing="tea"
        action={
          <BigButton id="logged-back" kind="plain" onTap={goBack}>
            回到台账
          </BigButton>
        }
      >
        {(entry) => <EntryCard key={entry.entryId} entry={entry} unit={unit} onWrong={() => setWrong(entry)} />}
      </PagedList>
      {wrong ? (
        <ReasonSheet
          id="log-reverse"
          open
          title="这一条记错了"
          presets={REVERSE_REASONS}
          placeholder="写明原因，同事看得到"
          maxLetters={100}
          yes="冲正"
          kind="danger"
          busy={busy}
          onYes={reverse}
          onClose={() => setWrong(undefined)}
        >
          会另记一条相反的数，合计里就没有它了；两条都留着。
        </ReasonSheet>
      ) : null}
    </Screen>
  )
}

function EntryCard({ entry, unit, onWrong }: { entry: Entry; unit: string; onWrong: () => void }) {
  const { entryId, day, quantity, building, note, byLabel, at, skipped, reverses, reversed, reason } = entry
  const mayReverse = !reversed && reverses === undefined
  return (
    <View id={`entry-${entryId}`} className="card">
      <View className="list-who">
        <View className="report-name">{sayDay(day, now())}</View>
        <View className="number">{skipped ? '没做' : `${quantity} ${unit}`}</View>
        {building ? <View>{building}</View> : null}
        {reversed ? <Badge>已冲正</Badge> : null}
        {reverses ? <Badge tone="warn">冲正</Badge> : null}
      </View>
      {note ? <View className="second">{note}</View> : null}
      {reason ? <View className="second">原因：{reason}</View> : null}
      <View className="small">
        {byLabel} · {sayMoment(at, now())}
      </View>
      {mayReverse ? (
        <Tap id={`wrong-${entryId}`} className="link" onTap={onWrong}>
          记错了
        </Tap>
      ) : null}
    </View>
  )
}
