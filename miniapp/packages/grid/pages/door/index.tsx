import { BigButton } from '@miniapp/components/BigButton'
import { Icon } from '@miniapp/components/Icon'
import { Loaded, PagedList } from '@miniapp/components/Loaded'
import { NotesWaiting } from '@miniapp/components/NotesWaiting'
import { QrCode } from '@miniapp/components/QrCode'
import { Screen } from '@miniapp/components/Screen'
import { Segments } from '@miniapp/components/Segments'
import { Sheet } from '@miniapp/components/Sheet'
import { Stepper } from '@miniapp/components/Stepper'
import { now } from '@miniapp/lib/clock'
import type { Note } from '@miniapp/lib/offline/notes'
import { ACTIVITY_LIMITS } from '@shared/rules/activities/activity'
import { doorText } from '@shared/rules/activities/door'
import { sayMinutes } from '@shared/rules/activities/hours'
import { sayAlong } from '@shared/rules/activities/saying'
import { hasOut } from '@shared/rules/activities/standing'
import { sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CurrentCode } from '../../codes/codes'
import { Person } from './Person'
import { type Door, type Result, useDoor } from './useDoor'
import '../../grid.scss'
import './index.scss'

definePageConfig({ navigationBarTitleText: '现场签到' })

export interface Params {
  id: string
}

const VIEWS = { code: '出示码', expected: '报名的', here: '到场的' } as const
const WAYS = { in: '签到', out: '签退' } as const

/** The door of an activity, made for gloves: the code to show, the camera, the list; each person is one tap. */
export default function DoorPage() {
  const door = useDoor()
  const { load, view, setView, way, setWay, busy, put } = door
  const [counting, setCounting] = useState(false)
  const out = load.data !== undefined && hasOut(load.data.mode)
  return (
    <Screen
      foot={
        load.data ? (
          <>
            {out ? <Segments id="door-way" choices={WAYS} chosen={way} onChoose={setWay} /> : null}
            <View className="button-pair">
              <BigButton id="door-count" kind="plain" icon="users" disabled={busy} onTap={() => setCounting(true)}>
                没账号的
              </BigButton>
              <BigButton id="door-scan" icon="scan" busy={busy} onTap={door.scanNext}>
                扫小哥的码
              </BigButton>
            </View>
          </>
        ) : undefined
      }
    >
      <Segments id="door-view" choices={VIEWS} chosen={view} onChoose={setView} />
      {door.result ? <Told result={door.result} /> : null}
      <NotesWaiting<Note> items={door.waiting} say={() => ''} />
      {view === 'code' ? (
        <Loaded load={load} rows={3}>
          {(data) => <Board door={data} activityId={door.activityId} code={door.code} />}
        </Loaded>
      ) : null}
      {view === 'expected' ? (
        <PagedList list={door.expected} empty="还没有人报名。来了的扫他的码，或者记人数" drawing="tea">
          {({ memberId, nameMasked, came, ...signup }) => (
            <Person
              key={memberId}
              memberId={memberId}
              name={nameMasked}
              note={sayAlong(signup)}
              done={came ? '已到' : door.isWaiting(memberId, 'in') ? '等待发送' : undefined}
              words="签到"
              busy={busy}
              onTap={() => put('in', { memberId }, nameMasked)}
            />
          )}
        </PagedList>
      ) : null}
      {view === 'here' ? (
        <PagedList list={door.here} empty="还没有人到" drawing="tea">
          {({ memberId, nameMasked, minutes, takenBack, ...attendance }) => (
            <Person
              key={memberId}
              memberId={memberId}
              name={nameMasked}
              note={`${sayMoment(attendance.in, now())} 到${minutes === undefined ? '' : `，${sayMinutes(minutes)}`}`}
              done={
                takenBack
                  ? '撤回了'
                  : !out || attendance.out !== undefined || minutes !== undefined
                    ? '到过了'
                    : door.isWaiting(memberId, 'out')
                      ? '等待发送'
                      : undefined
              }
              words="签退"
              busy={busy}
              onTap={() => put('out', { memberId }, nameMasked)}
            />
          )}
        </PagedList>
      ) : null}
      {counting ? (
        <CountSheet
          busy={busy}
          onYes={async (people) => {
            await door.count(people)
            setCounting(false)
          }}
          onClose={() => setCounting(false)}
        />
      ) : null}
    </Screen>
  )
}

/** What hangs at the door: the code to scan, and the digits to type. */
function Board({ door, activityId, code }: { door: Door; activityId: string; code: CurrentCode | undefined }) {
  return (
    <View className="card door-board">
      <View className="lead">{door.title}</View>
      {code ? (
        <>
          <QrCode id="door-qr" text={doorText(activityId, code.code)} label="签到码" />
          <View id="door-digits" className="door-digits number" aria-label={`签到数字 ${code.code}`}>
            {code.code.slice(0, 3)} {code.code.slice(3)}
          </View>
          <View className="second number">{code.secondsLeft} 秒后换下一组</View>
        </>
      ) : (
        <View className="second">现在连不上网，数字用完了。可以在名单上点，或者扫小哥的码，有网后自动发送</View>
      )}
      <View id="door-sum" className="door-sum number">
        到了 <View className="door-number">{door.came}</View> / 报名 {door.expected}
      </View>
    </View>
  )
}

/** Yes or no, as large as a face. */
function Told({ result: { tone, words, note } }: { result: Result }) {
  return (
    <View id="door-result" className={`door-result door-result--${tone}`} aria-live="assertive">
      <Icon name={tone === 'good' ? 'check' : tone === 'warn' ? 'cloudOff' : 'warn'} size="huge" />
      <View className="grow">
        <View className="title">{words}</View>
        {note ? <View>{note}</View> : null}
      </View>
    </View>
  )
}

/** Tens at once where many come. */
const MANY = 10

function CountSheet({ busy, onYes, onClose }: { busy: boolean; onYes: (people: number) => void; onClose: () => void }) {
  const [people, setPeople] = useState(1)
  const most = ACTIVITY_LIMITS.people
  return (
    <Sheet id="count" open title="没有账号的人" onClose={onClose}>
      <View className="confirm-text">只记人数，不问名字。记了不能改，数清楚再记。</View>
      <Stepper id="count-people" label="人数" value={people} least={1} most={most} onChange={setPeople} />
      <BigButton
        id="count-ten"
        kind="plain"
        disabled={people + MANY > most}
        onTap={() => setPeople(people === 1 ? MANY : people + MANY)}
      >
        加 {MANY} 人
      </BigButton>
      <BigButton id="count-yes" busy={busy} onTap={() => onYes(people)}>
        记 {people} 人
      </BigButton>
    </Sheet>
  )
}
