import { Badge } from '@miniapp/components/Badge'
import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { Loaded } from '@miniapp/components/Loaded'
import { ReasonSheet } from '@miniapp/components/ReasonSheet'
import { Row } from '@miniapp/components/Row'
import { Screen } from '@miniapp/components/Screen'
import { Tap } from '@miniapp/components/Tap'
import { now } from '@miniapp/lib/clock'
import type { More } from '@miniapp/lib/load/usePages'
import { CALL_TIMES, CONTACT_BACK_REASONS, CONTACT_MEDIA, CONTACT_RESULTS } from '@shared/rules/duties/pairs'
import { OCCUPATIONS } from '@shared/rules/text/words'
import { sayDay } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { ContactSheet } from './ContactSheet'
import { type Contact, type Offer, type OnePair, usePair } from './usePair'
import '../../grid.scss'

definePageConfig({ navigationBarTitleText: '联系小哥', enablePullDownRefresh: true })

export interface Params {
  id: string
}

export default function PairPage() {
  const one = usePair()
  const { load, contacts, draft, begin, wrong } = one
  const foot = load.data ? (
    <>
      <BigButton id="pair-call" icon="phone" busy={one.calling} onTap={one.call}>
        打电话
      </BigButton>
      <BigButton id="pair-log" kind="plain" onTap={() => begin()}>
        记一次联系
      </BigButton>
    </>
  ) : null
  return (
    <Screen foot={foot}>
      <Loaded load={load} rows={5}>
        {({ pair, offers }) => (
          <>
            <Facts pair={pair} />
            <Offers offers={offers} onTake={({ day, medium, source }) => begin({ day, medium, source })} />
            <Contacts contacts={contacts} onWrong={one.setWrong} />
          </>
        )}
      </Loaded>
      {draft ? <ContactSheet draft={draft} busy={one.busy} onSave={one.save} onClose={one.close} /> : null}
      {wrong ? (
        <ReasonSheet
          id="contact-back"
          open
          title="撤回这次联系"
          presets={CONTACT_BACK_REASONS}
          placeholder="为什么撤回"
          maxLetters={100}
          yes="撤回"
          kind="danger"
          busy={one.busy}
          onYes={one.takeBack}
          onClose={() => one.setWrong(undefined)}
        >
          两条记录都会留着，这个月要重新联系。
        </ReasonSheet>
      ) : null}
    </Screen>
  )
}

function Fact({ label, children }: { label: string; children: string }) {
  return (
    <View className="fact">
      <View className="fact-label">{label}</View>
      <View className="grow">{children}</View>
    </View>
  )
}

function Facts({ pair }: { pair: OnePair['pair'] }) {
  const { nameMasked, occupation, staffLabel, missed, doneThisMonth, dueOn, lastReachedOn, triedOn, callTime } = pair
  const tone = missed > 0 ? 'bad' : doneThisMonth ? 'good' : 'warn'
  const words = missed > 0 ? `缺 ${missed} 个月` : doneThisMonth ? '本月已联系' : '待联系'
  return (
    <Card>
      <View className="row">
        <View className="title grow" id="pair-name">
          {nameMasked}
        </View>
        {pair.state === 'paired' ? <Badge tone={tone}>{words}</Badge> : null}
      </View>
      {occupation ? <Fact label="职业">{OCCUPATIONS[occupation]}</Fact> : null}
      <Fact label="联系人">{staffLabel ?? (pair.state === 'none' ? '本人说不用联系' : '还没有')}</Fact>
      {dueOn ? <Fact label="最晚">{sayDay(dueOn, now())}</Fact> : null}
      <Fact label="上次">{lastReachedOn ? sayDay(lastReachedOn, now()) : '还没联系过'}</Fact>
      {triedOn ? <Fact label="没联系上">{sayDay(triedOn, now())}</Fact> : null}
      <Fact label="方便的时间">{CALL_TIMES[callTime]}</Fact>
    </Card>
  )
}

/** What happened anyway: it counts as this month's contact by one tap. */
function Offers({ offers, onTake }: { offers: readonly Offer[]; onTake: (offer: Offer) => void }) {
  if (offers.length === 0) return null
  return (
    <Card title="这些也可以算联系" className="entries entries--titled">
      {offers.map((offer) => (
        <Row
          key={offer.source}
          id={`offer-${offer.source}`}
          icon="check"
          tone="good"
          title={offer.title}
          note={sayDay(offer.day, now())}
          onTap={() => onTake(offer)}
        />
      ))}
    </Card>
  )
}

function Contacts({ contacts, onWrong }: { contacts: More<Contact>; onWrong: (contact: Contact) => void }) {
  const { items, more, loadMore } = contacts
  return (
    <Card title="联系记录">
      {items.length === 0 ? <View className="second">还没有记录</View> : null}
      {items.map((contact) => (
        <View key={contact.contactId} className="contact-line">
          <View className="row">
            <View className="grow">
              <View>
                {sayDay(contact.day, now())} · {CONTACT_MEDIA[contact.medium]} ·{' '}
                {contact.reverses ? '撤回' : CONTACT_RESULTS[contact.result]}
              </View>
              <View className="small">
                {[contact.byLabel, contact.late ? '补记' : '', contact.reversed ? '已撤回' : '']
                  .filter(Boolean)
                  .join(' · ')}
              </View>
              {contact.note ? <View className="second">{contact.note}</View> : null}
              {contact.reason ? <View className="second">{contact.reason}</View> : null}
            </View>
            {contact.reversed || contact.reverses ? null : (
              <Tap id={`back-${contact.contactId}`} className="contact-back" onTap={() => onWrong(contact)}>
                撤回
              </Tap>
            )}
          </View>
        </View>
      ))}
      {more === 'end' ? null : (
        <BigButton id="contacts-more" kind="plain" busy={more === 'loading'} onTap={loadMore}>
          显示更多
        </BigButton>
      )}
    </Card>
  )
}
