import { Card } from '@miniapp/components/Card'
import { Row } from '@miniapp/components/Row'
import { Sheet } from '@miniapp/components/Sheet'
import { Tap } from '@miniapp/components/Tap'
import type { Today } from '@miniapp/lib/answers/useToday'
import { go } from '@miniapp/lib/navigation/go'
import { DUE_KINDS } from '@shared/rules/office/due'
import { sayWaiting } from '@shared/rules/office/messages'
import { View } from '@tarojs/components'
import { useState } from 'react'

interface Tile {
  id: string
  title: string
  count: number
  tone: 'bad' | 'warn' | 'brand'
  onTap: () => void
}

/** The day in four numbers; each leads to what it counts. */
export function Numbers({ today }: { today: Today }) {
  const [asks, setAsks] = useState(false)
  const { urgent, due, late, waiting } = today
  const [only, ...others] = waiting
  const decide = () => {
    if (only && others.length === 0) return go(DUE_KINDS[only.kind].page)
    setAsks(true)
  }
  const all = waiting.reduce((sum, { count }) => sum + count, 0)
  const tiles: readonly Tile[] = [
    { id: 'urgent', title: '紧急', count: urgent, tone: 'bad', onTap: () => go('grid/alerts') },
    { id: 'late', title: '已超时', count: late, tone: 'bad', onTap: () => go('grid/due') },
    { id: 'due', title: '今天要办', count: due, tone: 'warn', onTap: () => go('grid/due') },
    { id: 'waiting', title: '等你确认', count: all, tone: 'brand', onTap: decide },
  ]
  return (
    <>
      <View className="today-numbers">
        {tiles.map(({ id, title, count, tone, onTap }) => (
          <Tap
            key={id}
            id={`today-${id}`}
            className={`today-number ${count > 0 ? `today-number--${tone}` : ''}`}
            label={`${title} ${sayWaiting(count) || '0'} 件`}
            onTap={onTap}
          >
            <View className="today-count number">{sayWaiting(count) || '0'}</View>
            <View className="today-title">{title}</View>
          </Tap>
        ))}
      </View>
      {asks ? (
        <Sheet id="today-asks" open title="等你确认" onClose={() => setAsks(false)}>
          {waiting.length === 0 ? <View className="second">没有等你确认的事</View> : null}
          <Card className="entries">
            {waiting.map(({ kind, count }) => (
              <Row
                key={kind}
                id={`waiting-${kind}`}
                title={DUE_KINDS[kind].label}
                aside={
                  <View className="number">
                    {sayWaiting(count)} {DUE_KINDS[kind].unit}
                  </View>
                }
                onTap={() => {
                  setAsks(false)
                  go(DUE_KINDS[kind].page)
                }}
              />
            ))}
          </Card>
        </Sheet>
      ) : null}
    </>
  )
}
