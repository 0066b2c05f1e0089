import { Badge } from '@miniapp/components/Badge'
import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { Field, TextField } from '@miniapp/components/Fields'
import { Loaded } from '@miniapp/components/Loaded'
import { ReasonSheet } from '@miniapp/components/ReasonSheet'
import { Row } from '@miniapp/components/Row'
import { Screen } from '@miniapp/components/Screen'
import { Segments } from '@miniapp/components/Segments'
import { Sheet } from '@miniapp/components/Sheet'
import { Tap } from '@miniapp/components/Tap'
import { api } from '@miniapp/lib/api/api'
import { now } from '@miniapp/lib/clock'
import { said } from '@miniapp/lib/load/said'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { go } from '@miniapp/lib/navigation/go'
import { useParam } from '@miniapp/lib/navigation/useParam'
import type { Outputs } from '@shared/contract/contract'
import { VISIT_LIMITS, WRONG_REASONS } from '@shared/rules/people/instructing'
import { addDays, dayOf, sayDay } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { useState } from 'react'

definePageConfig({ navigationBarTitleText: '联系的企业', enablePullDownRefresh: true })

export interface Params {
  org: string
}

type MyOrg = Outputs['orgs']['myOrg']
type Visit = MyOrg['visits'][number]

const DAYS = { today: '今天', yesterday: '昨天', before: '前天' } as const
const AGO = { today: 0, yesterday: 1, before: 2 } as const

export default function OrgPage() {
  const orgId = useParam<'worker/org'>('org')
  const load = useLoad(() => api.orgs.myOrg({ orgId }), [orgId], { when: orgId !== '' })
  const [writes, setWrites] = useState(false)
  const { write, busy } = useWrite(api.orgs.visit)
  const [wrong, setWrong] = useState<Visit>()
  const back = useWrite(api.orgs.takeVisitBack)

  async function save(ago: number, note: string): Promise<void> {
    const day = addDays(dayOf(now()), -ago)
    if (!(await said(write({ orgId, day, note: note.trim() || undefined }), '记好了'))) return
    setWrites(false)
    await load.reload()
  }

  async function takeBack(reason: string): Promise<void> {
    const { visitId = '' } = wrong ?? {}
    const done = await said(back.write({ orgId, visitId, reason }), '撤回了', { overtaken: ['VISIT_GONE'] })
    if (!done) return
    setWrong(undefined)
    await load.reload()
  }

  return (
    <Screen
      foot={
        load.data ? (
          <BigButton id="visit-new" icon="plus" onTap={() => setWrites(true)}>
            记一次走访
          </BigButton>
        ) : null
      }
    >
      <Loaded load={load} rows={5}>
        {(org) => (
          <>
            <About org={org} />
            <Card className="entries">
              <Row
                id="org-lacking"
                icon="users"
                title="还没报到的小哥"
                note="摸底时在这里的"
                onTap={() => go('worker/lacking', { org: orgId })}
              />
              <Row
                id="org-unlearned"
                icon="books"
                title="还没学完的小哥"
                note="要学的课，可以送学上门"
                onTap={() => go('worker/unlearned', { org: orgId })}
              />
            </Card>
            <Visits visits={org.visits} onWrong={setWrong} />
          </>
        )}
      </Loaded>
      {writes ? <VisitSheet busy={busy} onSave={save} onClose={() => setWrites(false)} /> : null}
      {wrong ? (
        <ReasonSheet
          id="visit-back"
          open
          title={`撤回${sayDay(wrong.day, now())}的走访`}
          presets={WRONG_REASONS}
          placeholder="写明原因，同事看得到"
          maxLetters={100}
          yes="撤回"
          kind="danger"
          busy={back.busy}
          onYes={takeBack}
          onClose={() => setWrong(undefined)}
        />
      ) : null}
    </Screen>
  )
}

function About({ org: { name, address, workers, visitedThisMonth, missed, until } }: { org: MyOrg }) {
  return (
    <Card
      title={name}
      aside={visitedThisMonth ? <Badge tone="good">本月去过</Badge> : <Badge tone="warn">本月还没去</Badge>}
    >
      {address ? <View className="second">{address}</View> : null}
      <View>
        {workers > 0
          ? `${workers >= MANY ? `${MANY} 位以上` : `${workers} 位`}小哥报到时写了这里`
          : '还没有小哥报到时写这里'}
      </View>
      {missed > 0 ? <View className="warn">前面有 {missed} 个月没有走访</View> : null}
      {until ? <View className="small">任期到 {sayDay(until, now())}</View> : null}
    </Card>
  )
}
const MANY = 100

function Visits({ visits, onWrong }: Pick<MyOrg, 'visits'> & { onWrong: (visit: Visit) => void }) {
  if (visits.length === 0) return <Card title="走访">还没有走访过，去过以后在下面记一次</Card>
  return (
    <Card title="走访">
      <View className="list">
        {visits.map((visit) => (
          <View key={visit.visitId} id={`visit-${visit.visitId}`}>
            <View>{sayDay(visit.day, now())}</View>
            {visit.note ? <View className="second">{visit.note}</View> : null}
            <View className="small">{visit.byLabel}</View>
            {visit.own ? (
              <Tap id={`visit-back-${visit.visitId}`} className="chip chip--sunk" onTap={() => onWrong(visit)}>
                记错了，撤回
              </Tap>
            ) : null}
          </View>
        ))}
      </View>
    </Card>
  )
}

interface SheetProps {
  busy: boolean
  onSave: (ago: number, note: string) => void
  onClose: () => void
}

/** Two taps; words are for who has some. */
function VisitSheet({ busy, onSave, onClose }: SheetProps) {
  const [day, setDay] = useState<keyof typeof DAYS>('today')
  const [note, setNote] = useState('')
  return (
    <Sheet id="visit-sheet" open title="记一次走访" onClose={onClose}>
      <Field label="哪天">
        <Segments id="visit-day" choices={DAYS} chosen={day} onChoose={setDay} />
      </Field>
      <TextField
        id="visit-note"
        label="情况（可不填）"
        value={note}
        placeholder="不要写小哥的姓名和电话"
        max={VISIT_LIMITS.note}
        onChange={setNote}
      />
      <BigButton id="visit-save" busy={busy} onTap={() => onSave(AGO[day], note)}>
        记下
      </BigButton>
    </Sheet>
  )
}
