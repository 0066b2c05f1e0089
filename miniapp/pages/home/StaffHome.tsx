import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { DueRow } from '@miniapp/components/DueRow'
import { Empty } from '@miniapp/components/Empty'
import { Row } from '@miniapp/components/Row'
import { Doors, ShopWork } from '@miniapp/components/Workspaces'
import { numbersOf, type Today } from '@miniapp/lib/answers/useToday'
import { useTick } from '@miniapp/lib/load/useTick'
import { go, open } from '@miniapp/lib/navigation/go'
import { buttonOf } from '@shared/rules/office/due'
import { sayWaiting } from '@shared/rules/office/messages'
import { MessagesLine } from './MessagesLine'
import { Numbers } from './Numbers'

/** So many of what is due stand on the first screen: with numbers above and buttons below it is one phone high. */
const FIRST = 4
/** Time left is told in minutes. */
const TICK_MS = 30_000

/** 今天: the day in numbers, what is due first, what is done every day, and four doors to everything else. */
export function StaffHome({ today }: { today: Today }) {
  const { me, unread, due, first, next } = today
  const nowMs = useTick(TICK_MS)
  const shown = first.items.slice(0, FIRST)
  return (
    <>
      <MessagesLine unread={unread} />
      <Numbers today={today} />
      {shown.length === 0 ? (
        <Empty text="今天没有到期的事" drawing="tea" />
      ) : (
        <Card id="today-due-list" className="entries entries--titled" title="先办这些">
          {shown.map((item) => (
            <DueRow key={`${item.kind} ${item.id}`} item={item} nowMs={nowMs} />
          ))}
          {due > shown.length ? (
            <Row
              id="today-all"
              icon="list"
              tone="plain"
              title={`全部 ${sayWaiting(due)} 件`}
              onTap={() => go('grid/due')}
            />
          ) : null}
        </Card>
      )}
      <BigButton id="today-log" icon="edit" onTap={() => go('grid/log', { write: 'yes' })}>
        记一笔
      </BigButton>
      {next.map(({ kind, title, page }) => (
        <BigButton
          key={kind}
          id={`today-next-${kind}`}
          icon="phone"
          kind="plain"
          note={title}
          onTap={() => open('navigateTo', `/${page}`)}
        >
          {buttonOf(kind)}
        </BigButton>
      ))}
      <Doors me={me} numbers={numbersOf(today)} />
      <ShopWork me={me} />
    </>
  )
}
