import { Badge } from '@miniapp/components/Badge'
import { Card } from '@miniapp/components/Card'
import { Empty } from '@miniapp/components/Empty'
import { Loaded } from '@miniapp/components/Loaded'
import { ReasonSheet } from '@miniapp/components/ReasonSheet'
import { Screen } from '@miniapp/components/Screen'
import { Tap } from '@miniapp/components/Tap'
import { useStreet } from '@miniapp/lib/answers/useStations'
import { now } from '@miniapp/lib/clock'
import { useParam } from '@miniapp/lib/navigation/useParam'
import { useSession } from '@miniapp/lib/session/session'
import { DROP_REASONS, sayAge, sayListMonth, sayWhen } from '@shared/rules/duties/serviceList'
import { reaches } from '@shared/rules/people/roles'
import { monthOf } from '@shared/rules/points/settlement'
import { sayNumber } from '@shared/rules/text/words'
import { dayOf } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { TickSheet } from './TickSheet'
import { type Item, type List, useServiceList } from './useServiceList'
import '../../grid.scss'
import '../../desk.scss'

definePageConfig({ navigationBarTitleText: '本月服务', enablePullDownRefresh: true })

export interface Params {
  committee: string
}

/** This month's list of a committee: what is done is ticked where it is done. */
export default function ServiceListPage() {
  const { load, ticking, tick, dropping, drop, undo, done, dropped, busy } = useServiceList(
    useParam<'grid/servicelist'>('committee'),
  )
  return (
    <Screen>
      <Loaded load={load} rows={6}>
        {(list) => <Lists list={list} onTick={tick} onDrop={drop} onUndo={undo} />}
      </Loaded>
      {ticking ? <TickSheet item={ticking} busy={busy} onYes={done} onClose={() => tick(undefined)} /> : null}
      {dropping ? (
        <ReasonSheet
          id="service-drop"
          open
          title={`不办了：${dropping.title}`}
          presets={DROP_REASONS}
          placeholder="写明原因，同事看得到"
          maxLetters={100}
          yes="不办了"
          kind="danger"
          busy={busy}
          onYes={dropped}
          onClose={() => drop(undefined)}
        />
      ) : null}
    </Screen>
  )
}

interface Acts {
  onTick: (item: Item) => void
  onDrop: (item: Item) => void
  onUndo: (item: Item) => void
}

function Lists({ list, ...acts }: Acts & { list: List }) {
  const { name, month, publishedAt, items, carried } = list
  const title = `${name} · ${sayListMonth(month)}`
  return (
    <>
      {carried.length > 0 ? (
        <Card title="以前没办完的">
          {carried.map((item) => (
            <ServiceRow key={item.itemId} item={item} lead={list.lead} {...acts} mayTick />
          ))}
        </Card>
      ) : null}
      {items.length === 0 ? (
        <Empty text="这个月的清单还没有，请在电脑上起草" drawing="tea" />
      ) : (
        <Card title={title} aside={publishedAt ? null : <Badge tone="warn">草稿</Badge>}>
          {items.map((item) => (
            <ServiceRow key={item.itemId} item={item} lead={list.lead} {...acts} mayTick={publishedAt !== undefined} />
          ))}
        </Card>
      )}
    </>
  )
}

/** Ticked in the month that is running: a slip may still be taken back. */
const isFresh = ({ at }: Item): boolean => at !== undefined && monthOf(dayOf(at)) === monthOf(dayOf(now()))

interface RowProps extends Acts {
  item: Item
  lead: string | undefined
  mayTick: boolean
}

function ServiceRow({ item, lead, mayTick, onTick, onDrop, onUndo }: RowProps) {
  const { itemId, communityId, title, target, place, text, outcome, served, reason, byLabel, addedOn, age, clashes } =
    item
  const grants = useSession()?.me.grants ?? []
  const street = useStreet()
  const community = street.data?.communities.find((each) => each.communityId === communityId)?.name ?? ''
  const isMine = reaches(grants, communityId) || (lead !== undefined && reaches(grants, lead))
  return (
    <View id={`service-${itemId}`} className="log-duty">
      <View className="list-who">
        <View className="report-name">{title}</View>
        {outcome === 'done' ? <Badge tone="good">已办 {sayNumber(served ?? 0)} 人</Badge> : null}
        {outcome === 'dropped' ? <Badge>不办了</Badge> : null}
        {addedOn ? <Badge>后来加的</Badge> : null}
        {clashes.length > 0 ? <Badge tone="warn">同时同地还有 {clashes.length} 项</Badge> : null}
      </View>
      <View className="second number">{sayWhen(item)}</View>
      <View className="second">{place}</View>
      <View className="small">
        {community} · {target}
      </View>
      {text ? <View className="small">{text}</View> : null}
      {age > 0 ? <View className="small warn">{sayAge(item)}</View> : null}
      {reason ? <View className="small">原因：{reason}</View> : null}
      {byLabel ? <View className="small">{byLabel}</View> : null}
      {mayTick && isMine && outcome === undefined ? (
        <View className="row">
          <Tap id={`tick-${itemId}`} className="chip chip--sunk" onTap={() => onTick(item)}>
            办好了
          </Tap>
          <Tap id={`drop-${itemId}`} className="chip chip--sunk" onTap={() => onDrop(item)}>
            不办了
          </Tap>
        </View>
      ) : null}
      {mayTick && isMine && isFresh(item) ? (
        <Tap id={`undo-${itemId}`} className="chip chip--sunk" onTap={() => onUndo(item)}>
          勾错了，撤回
        </Tap>
      ) : null}
    </View>
  )
}
