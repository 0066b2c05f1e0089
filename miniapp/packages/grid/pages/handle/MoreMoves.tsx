import { BigButton } from '@miniapp/components/BigButton'
import { Loaded } from '@miniapp/components/Loaded'
import { Row } from '@miniapp/components/Row'
import { Sheet } from '@miniapp/components/Sheet'
import { askCategories, CATEGORIES } from '@miniapp/lib/answers/categories'
import { useLoad } from '@miniapp/lib/load/useLoad'
import type { Outputs } from '@shared/contract/contract'
import { QUESTIONS } from '@shared/rules/reports/reportDesk'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Chip } from '../../components/Chip'
import { ColleagueSheet } from '../../components/ColleagueSheet'
import { HandOverSheet } from './HandOverSheet'
import { MergeSheet } from './MergeSheet'
import { MoveSheet } from './MoveSheet'
import type { Handle } from './useHandle'
import type { Templates } from './useTemplates'

type Report = Outputs['reports']['get']

/** What else can be done, each with the sheet that asks for it. */
const MORE = [
  { move: 'accept', sheet: 'accept', icon: 'document', title: '受理并回复', note: '附一句话给上报人' },
  { move: 'ask', sheet: 'ask', icon: 'help', title: '问上报人', note: '地点不清、要补照片时用' },
  { move: 'assign', sheet: 'assign', icon: 'person', title: '派给同事' },
  { move: 'handOver', sheet: 'handOver', icon: 'exit', title: '转给其他社区或单位', note: '对方会收到提醒' },
  { move: 'merge', sheet: 'merge', icon: 'list', title: '合并到另一件', note: '同一个问题报了几次，合起来办' },
  { move: 'reclassify', sheet: 'category', icon: 'edit', title: '改类别或紧急程度', note: '时限会重新计算' },
] as const

interface Props {
  handle: Handle
  report: Report
  templates: Templates
}

/** The moves beside the usual course: an answer with words, giving it to somebody, passing it on, another category. */
export function MoreMoves({ handle, report, templates }: Props) {
  const { sheet, setSheet, busy, move } = handle
  const { moves } = report
  const close = () => setSheet(undefined)
  return (
    <>
      <Sheet id="more" open={sheet === 'more'} title="还可以" onClose={close}>
        {MORE.filter(({ move }) => moves.includes(move)).map(({ move, sheet: next, ...row }) => (
          <Row key={move} id={`more-${next.toLowerCase()}`} {...row} onTap={() => setSheet(next)} />
        ))}
      </Sheet>
      <MoveSheet
        handle={handle}
        move="accept"
        title="受理并回复"
        presets={templates.textsFor('accept')}
        placeholder="写给上报人的话"
        yes="受理"
      >
        上报人会看到这段话。
      </MoveSheet>
      <MoveSheet
        handle={handle}
        move="ask"
        title="问上报人"
        presets={QUESTIONS}
        placeholder="想问什么"
        yes="发给上报人"
      >
        上报人会收到消息，回答后你和经办人都会收到。
      </MoveSheet>
      <ColleagueSheet
        open={sheet === 'assign'}
        title="派给谁"
        teamId={report.desk?.teamId ?? report.communityId}
        busy={busy}
        onChoose={(assigneeId) => move({ move: 'assign', assigneeId })}
        onClose={close}
      />
      <HandOverSheet handle={handle} report={report} templates={templates} />
      <CategorySheet handle={handle} report={report} />
      <MergeSheet handle={handle} report={report} />
    </>
  )
}

function CategorySheet({ handle, report }: Omit<Props, 'templates'>) {
  const { sheet, setSheet, busy, move } = handle
  const open = sheet === 'category'
  const categories = useLoad(askCategories, [], { cache: CATEGORIES, everyones: true, when: open })
  const [chosen, setChosen] = useState(report.categoryId)
  const [urgent, setUrgent] = useState(report.urgent)
  const same = chosen === report.categoryId && urgent === report.urgent
  return (
    <Sheet id="category" open={open} title="改类别或紧急程度" onClose={() => setSheet(undefined)}>
      <Loaded load={categories} rows={2}>
        {({ items }) => (
          <View className="chips desk-chips desk-chips--sheet desk-list">
            {items.map((category) => (
              <Chip
                key={category.id}
                id={`category-${category.id}`}
                on={chosen === category.id}
                onTap={() => {
                  setChosen(category.id)
                  setUrgent(category.urgent)
                }}
              >
                {category.name}
              </Chip>
            ))}
          </View>
        )}
      </Loaded>
      <View className="chips desk-chips desk-chips--sheet">
        <Chip id="category-plain" on={!urgent} onTap={() => setUrgent(false)}>
          一般
        </Chip>
        <Chip id="category-urgent" on={urgent} onTap={() => setUrgent(true)}>
          紧急
        </Chip>
      </View>
      <BigButton
        id="category-yes"
        busy={busy}
        missing={same && '和现在一样'}
        onTap={() => move({ move: 'reclassify', categoryId: chosen, urgent })}
      >
        改好了
      </BigButton>
    </Sheet>
  )
}
