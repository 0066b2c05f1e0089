import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { ConfirmSheet } from '@miniapp/components/ConfirmSheet'
import { Loaded } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { Tap } from '@miniapp/components/Tap'
import { now } from '@miniapp/lib/clock'
import { CALL_TIMES, type CallTime, CONTACT_MEDIA, CONTACT_RESULTS } from '@shared/rules/duties/pairs'
import { sayDay } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { type Own, useContact } from './useContact'
import '@miniapp/components/Presets.scss'

definePageConfig({ navigationBarTitleText: '我的联系人', enablePullDownRefresh: true })

const TIMES = Object.keys(CALL_TIMES) as CallTime[]

export default function ContactPage() {
  const contact = useContact()
  const { load, open, setOpen } = contact
  const close = () => setOpen(undefined)
  const isPaired = load.data?.state === 'paired'
  return (
    <Screen
      foot={
        isPaired ? (
          <BigButton id="contact-call" icon="phone" busy={contact.calling} onTap={contact.call}>
            打电话
          </BigButton>
        ) : null
      }
    >
      <Loaded load={load} rows={5}>
        {(own) => (
          <>
            <Person own={own} />
            <Card title="什么时候方便接电话">
              <View className="presets" role="radiogroup" aria-role="radiogroup">
                {TIMES.map((each) => (
                  <Tap
                    key={each}
                    id={`time-${each}`}
                    className="preset"
                    chosen={each === own.callTime}
                    onTap={() => contact.at(each)}
                  >
                    {CALL_TIMES[each]}
                  </Tap>
                ))}
              </View>
            </Card>
            <Contacts contacts={own.contacts} />
            {isPaired ? (
              <>
                <BigButton id="contact-another" kind="plain" onTap={() => setOpen('another')}>
                  想换一位
                </BigButton>
                <BigButton id="contact-none" kind="plain" onTap={() => setOpen('none')}>
                  不用联系我
                </BigButton>
              </>
            ) : own.wish ? (
              <BigButton id="contact-keep" kind="plain" busy={contact.busy} onTap={() => contact.want('keep')}>
                {own.wish === 'none' ? '还是要一位联系人' : '不换了'}
              </BigButton>
            ) : null}
          </>
        )}
      </Loaded>
      <ConfirmSheet
        id="spoke"
        open={open === 'spoke'}
        title="联系上了吗"
        yes="联系上了"
        no="没联系上"
        busy={contact.busy}
        onYes={contact.spoke}
        onNo={close}
      >
        联系上了，就算这个月联系过，社区不会再打来。
      </ConfirmSheet>
      <ConfirmSheet
        id="another"
        open={open === 'another'}
        title="换一位联系人"
        yes="换一位"
        busy={contact.busy}
        onYes={() => contact.want('another')}
        onNo={close}
      >
        不用说原因。社区安排好会告诉你。
      </ConfirmSheet>
      <ConfirmSheet
        id="none"
        open={open === 'none'}
        title="不用联系我"
        yes="不用联系"
        busy={contact.busy}
        onYes={() => contact.want('none')}
        onNo={close}
      >
        社区不再每月联系你，其他都不变。随时可以改回来。
      </ConfirmSheet>
    </Screen>
  )
}

const NOBODY = { paired: '', unpaired: '社区正在给你安排联系人', none: '你说过不用联系' } as const

function Person({ own: { state, staffLabel, since, wish } }: { own: Own }) {
  return (
    <Card id="contact-person">
      <View className="title">{staffLabel ?? (wish === 'another' ? '社区正在给你换联系人' : NOBODY[state])}</View>
      {staffLabel && since ? <View className="second">社区网格员，{sayDay(since, now())}起是你的联系人</View> : null}
      {staffLabel ? <View className="second">有事直接打电话，每月也会联系你一次</View> : null}
    </Card>
  )
}

function Contacts({ contacts }: { contacts: Own['contacts'] }) {
  if (contacts.length === 0) return null
  return (
    <Card title="联系记录">
      {contacts.map(({ contactId, day, medium, result, byLabel, note, reverses, reversed, reason }) => (
        <View key={contactId}>
          <View>
            {sayDay(day, now())} · {CONTACT_MEDIA[medium]} · {reverses ? '撤回' : CONTACT_RESULTS[result]}
          </View>
          <View className="small">{[byLabel, reversed ? '已撤回' : ''].filter(Boolean).join(' · ')}</View>
          {(note ?? reason) ? <View className="second">{note ?? reason}</View> : null}
        </View>
      ))}
    </Card>
  )
}
