import { Badge } from '@miniapp/components/Badge'
import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { Empty } from '@miniapp/components/Empty'
import { Loaded } from '@miniapp/components/Loaded'
import { NotesWaiting } from '@miniapp/components/NotesWaiting'
import { Screen } from '@miniapp/components/Screen'
import { Segments } from '@miniapp/components/Segments'
import { Tap } from '@miniapp/components/Tap'
import { useBusy } from '@miniapp/lib/load/useBusy'
import { useParam } from '@miniapp/lib/navigation/useParam'
import { MARKS, type Mark } from '@shared/rules/survey/survey'
import { maskName } from '@shared/rules/text/masks'
import { OCCUPATIONS } from '@shared/rules/text/words'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { NewSheet } from './NewSheet'
import { type Person, usePeople, type Words } from './usePeople'
import '../../grid.scss'
import '../../desk.scss'

definePageConfig({ navigationBarTitleText: '网点的人', enablePullDownRefresh: true })

export interface Params {
  round?: string
  org?: string
  name?: string
}

/** Of somebody of the last round; who is new stays new, or was a mistake. */
const KNOWN = { same: MARKS.same.label, changed: MARKS.changed.label, gone: MARKS.gone.label } as const
const FRESH = { new: MARKS.new.label, changed: MARKS.changed.label, gone: MARKS.gone.label } as const

export default function SurveyedPage() {
  const name = useParam<'grid/surveyed'>('name') ?? ''
  const { first, people, waiting, mark, markOf } = usePeople()
  const isOpen = first.data?.open ?? false
  const [asked, ask] = useState<Person | 'new'>()
  const [busy, run] = useBusy()
  const save = (words: Words) =>
    run(async () => {
      if (asked === undefined) return
      const isDone =
        asked === 'new'
          ? await mark('new', maskName(words.name ?? ''), undefined, words)
          : await mark('changed', asked.nameMasked, asked.ref, words)
      if (isDone) ask(undefined)
    })
  return (
    <Screen
      foot={
        isOpen ? (
          <BigButton id="survey-new" icon="plus" onTap={() => ask('new')}>
            登记新来的人
          </BigButton>
        ) : null
      }
    >
      <NotesWaiting items={waiting} say={() => ''} />
      <Loaded load={first} rows={6}>
        {() => (
          <Card title={name} className="entries entries--titled">
            {people.items.map((person) => (
              <PersonLine
                key={person.ref}
                person={person}
                mark={markOf(person)}
                open={isOpen}
                onMark={(code) => (code === 'changed' ? ask(person) : mark(code, person.nameMasked, person.ref))}
              />
            ))}
            {people.items.length === 0 && people.more === 'end' ? (
              <Empty text={isOpen ? '这里还没有人，点下面登记' : '这一轮没有登记到人'} drawing="scooter" />
            ) : null}
            {people.more === 'end' ? null : (
              <Tap className="list-end" id="people-more" disabled={people.more === 'loading'} onTap={people.loadMore}>
                {people.more === 'loading' ? '正在加载…' : '显示更多'}
              </Tap>
            )}
          </Card>
        )}
      </Loaded>
      {asked ? (
        <NewSheet
          isNew={asked === 'new'}
          title={asked === 'new' ? '新来的人' : `${asked.nameMasked} 变了什么`}
          busy={busy}
          onSave={save}
          onClose={() => ask(undefined)}
        />
      ) : null}
    </Screen>
  )
}

interface LineProps {
  person: Person
  mark: Mark | undefined
  /** May something be said now? Otherwise it is told what was. */
  open: boolean
  onMark: (mark: Mark) => void
}

function PersonLine({ person, mark, open, onMark }: LineProps) {
  const { ref, nameMasked, phoneMasked, occupation, registered } = person
  const choose = (code: string) => onMark(code as Mark)
  return (
    <View className="log-duty">
      <View className="list-who">
        <View className="report-name">{nameMasked}</View>
        <View className="second number">{phoneMasked ?? '没有号码'}</View>
        <Badge tone={registered ? 'good' : 'warn'}>{registered ? '已报到' : '未报到'}</Badge>
      </View>
      {occupation ? <View className="small">{OCCUPATIONS[occupation]}</View> : null}
      {open ? (
        <Segments
          id={`mark-${ref}`}
          choices={(person.mark === 'new' ? FRESH : KNOWN) as Readonly<Record<string, string>>}
          chosen={mark ?? ''}
          onChoose={(code) => (code === 'new' ? choose('same') : choose(code))}
        />
      ) : mark ? (
        <View className="small">{MARKS[mark].label}</View>
      ) : null}
    </View>
  )
}
