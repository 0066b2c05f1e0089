import { Badge } from '@miniapp/components/Badge'
import { ConfirmSheet } from '@miniapp/components/ConfirmSheet'
import { PagedList } from '@miniapp/components/Loaded'
import { Row } from '@miniapp/components/Row'
import { Screen } from '@miniapp/components/Screen'
import { Segments } from '@miniapp/components/Segments'
import { now } from '@miniapp/lib/clock'
import { go } from '@miniapp/lib/navigation/go'
import { CALL_TIMES } from '@shared/rules/duties/pairs'
import { sayDay } from '@shared/rules/time/day'
import { CommunityGate } from '../../components/CommunityGate'
import { type Pair, usePairs } from './usePairs'
import '../../grid.scss'

definePageConfig({ navigationBarTitleText: '结对联系', enablePullDownRefresh: true })

export interface Params {
  show?: 'unpaired'
}

const LISTS = { mine: '我的结对', unpaired: '待结对' } as const

export default function PairsPage() {
  const { show, setShow, mine, unpaired, community, asked, ask, take, busy } = usePairs()
  return (
    <Screen>
      <Segments id="pairs-show" choices={LISTS} chosen={show} onChoose={setShow} />
      {show === 'mine' ? (
        <PagedList list={mine} empty="还没有和你结对的小哥，可以看看待结对的" drawing="tea" className="card entries">
          {(pair) => <PairRow key={pair.memberId} pair={pair} onTap={() => go('grid/pair', { id: pair.memberId })} />}
        </PagedList>
      ) : (
        <CommunityGate community={community}>
          {() => (
            <PagedList list={unpaired} empty="这个社区的小哥都有联系人了" drawing="tea" className="card entries">
              {(pair) => <PairRow key={pair.memberId} pair={pair} onTap={() => ask(pair)} />}
            </PagedList>
          )}
        </CommunityGate>
      )}
      <ConfirmSheet
        id="take"
        open={asked !== undefined}
        title={`做 ${asked?.nameMasked ?? ''} 的联系人`}
        yes="由我联系"
        busy={busy}
        onYes={take}
        onNo={() => ask(undefined)}
      >
        {asked?.wish === 'another' ? 'Ta想换一位联系人。' : ''}每月联系一次，Ta也看得到你的称呼。
      </ConfirmSheet>
    </Screen>
  )
}

/** One worker: due first, overdue with the months that are missing. */
function PairRow({ pair, onTap }: { pair: Pair; onTap: () => void }) {
  const { memberId, nameMasked, lastReachedOn, callTime, wish } = pair
  const last = lastReachedOn ? `上次联系 ${sayDay(lastReachedOn, now())}` : '还没联系过'
  const words = [last, callTime === 'any' ? '' : `${CALL_TIMES[callTime]}方便`, wish === 'another' ? '想换一位' : '']
  return (
    <Row
      id={`pair-${memberId}`}
      icon="person"
      title={nameMasked}
      note={words.filter(Boolean).join(' · ')}
      aside={<Standing pair={pair} />}
      onTap={onTap}
    />
  )
}

function Standing({ pair: { state, missed, doneThisMonth, triedOn } }: { pair: Pair }) {
  if (state !== 'paired') return <Badge tone="warn">待结对</Badge>
  if (missed > 0) return <Badge tone="bad">缺 {missed} 个月</Badge>
  if (doneThisMonth) return <Badge tone="good">本月已联系</Badge>
  return <Badge tone="warn">{triedOn ? '没联系上' : '待联系'}</Badge>
}
