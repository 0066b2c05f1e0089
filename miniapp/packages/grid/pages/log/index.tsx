import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { Empty } from '@miniapp/components/Empty'
import { Loaded } from '@miniapp/components/Loaded'
import { NotesWaiting } from '@miniapp/components/NotesWaiting'
import { ReasonSheet } from '@miniapp/components/ReasonSheet'
import { Row } from '@miniapp/components/Row'
import { Screen } from '@miniapp/components/Screen'
import { go } from '@miniapp/lib/navigation/go'
import { SKIP_REASONS } from '@shared/rules/duties/worklog'
import { sayNumber } from '@shared/rules/text/words'
import { View } from '@tarojs/components'
import { CommunityGate } from '../../components/CommunityGate'
import { DutyList } from './DutyList'
import { LogSheet } from './LogSheet'
import { type Figure, useLog } from './useLog'
import '../../grid.scss'
import '../../desk.scss'

definePageConfig({ navigationBarTitleText: '工作台账', enablePullDownRefresh: true })

/** `write`: it opens with an entry being written down. */
export interface Params {
  community?: string
  write?: 'yes'
}

export default function LogPage() {
  const log = useLog()
  const { community, figures, kinds, draft, leaving } = log
  const [first] = kinds
  return (
    <Screen
      foot={
        first ? (
          <BigButton id="log-new" icon="plus" onTap={() => log.begin({ categoryId: first.categoryId })}>
            记一笔
          </BigButton>
        ) : null
      }
    >
      <CommunityGate community={community}>
        {() => (
          <Loaded load={figures} rows={6}>
            {({ categories }) => (
              <>
                <NotesWaiting
                  items={log.waiting}
                  say={({ quantity, building }) => [sayNumber(quantity), building].filter(Boolean).join(' · ')}
                />
                <DutyList duties={log.duties} kinds={kinds} onDone={log.begin} onSkip={log.leave} />
                <Figures figures={categories} communityId={log.communityId} />
              </>
            )}
          </Loaded>
        )}
      </CommunityGate>
      {draft ? <LogSheet draft={draft} kinds={kinds} busy={log.busy} onSave={log.save} onClose={log.close} /> : null}
      {leaving ? (
        <ReasonSheet
          id="log-skip"
          open
          title={`这次不做：${leaving.name}`}
          presets={SKIP_REASONS}
          placeholder="写明原因，同事看得到"
          maxLetters={100}
          yes="这次不做"
          busy={log.busy}
          onYes={log.skip}
          onClose={() => log.leave(undefined)}
        />
      ) : null}
    </Screen>
  )
}

/** What the community did this year, by category; each opens its entries. */
function Figures({ figures, communityId }: { figures: readonly Figure[]; communityId: string }) {
  if (figures.length === 0) return <Empty text="还没有类别，请街道办先在电脑上设好要记哪些" drawing="tea" />
  return (
    <Card title="今年做了" className="entries entries--titled">
      {figures
        .filter(({ active, entries }) => active || entries > 0)
        .map(({ categoryId, name, unit, entries, quantity }) => (
          <Row
            key={categoryId}
            id={`log-${categoryId}`}
            title={name}
            note={`${sayNumber(entries)} 条`}
            aside={
              <View className="number">
                {sayNumber(quantity)} {unit}
              </View>
            }
            onTap={() => go('grid/logged', { community: communityId, category: categoryId, name, unit })}
          />
        ))}
    </Card>
  )
}
