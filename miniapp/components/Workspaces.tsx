import { DOORS, type Door } from '@shared/rules/office/doors'
import { sayWaiting } from '@shared/rules/office/messages'
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { IconName } from '../assets/icons'
import { type Numbers, numbersOf, useToday, type Waits } from '../lib/answers/useToday'
import { go } from '../lib/navigation/go'
import type { Me } from '../lib/session/session'
import { staffRolesOf } from '../lib/session/staff'
import { Badge } from './Badge'
import { Card } from './Card'
import { type Entrance, entrancesOf, inTab, type WorkTab } from './entrances'
import { Icon } from './Icon'
import { Row } from './Row'
import { Sheet } from './Sheet'
import { Tap } from './Tap'
import './Workspaces.scss'

const DOOR_ICONS: Record<Door, IconName> = { people: 'users', matters: 'list', books: 'books', settings: 'edit' }
const ALL_DOORS = Object.keys(DOORS) as Door[]

interface ListProps {
  me: Me
  list: readonly Entrance[]
  numbers?: Numbers
  /** Before a page opens. */
  onGo?: () => void
}

/** Rows that lead to a person's pages, with what waits behind each; nothing where there is none. */
export function Entrances({ me, list, numbers = {}, onGo }: ListProps) {
  if (list.length === 0) return null
  return (
    <Card className="entries">
      {list.map(({ roles, icon, title, note, page }) => (
        <Row
          key={page}
          id={`work-${staffRolesOf(me).find((role) => roles.includes(role))}-${page.replace('/', '-')}`}
          icon={icon}
          title={title}
          note={note}
          aside={<Count waits={numbers[page]} />}
          onTap={() => {
            onGo?.()
            go(page)
          }}
        />
      ))}
    </Card>
  )
}

function Count({ waits }: { waits: Waits | undefined }) {
  if (!waits || waits.count === 0) return null
  return (
    <Badge tone={waits.late ? 'bad' : 'brand'}>
      {sayWaiting(waits.count)} {waits.unit}
    </Badge>
  )
}

/** Four doors behind which staff find everything that is not on their first screen. */
export function Doors({ me, numbers }: { me: Me; numbers: Numbers }) {
  const [open, setOpen] = useState<Door>()
  const close = () => setOpen(undefined)
  return (
    <>
      <View className="doors">
        {ALL_DOORS.filter((door) => entrancesOf(me, [door]).length > 0).map((door) => (
          <Tap key={door} id={`door-${door}`} className="door" onTap={() => setOpen(door)}>
            <View className="mark mark--plain">
              <Icon name={DOOR_ICONS[door]} />
            </View>
            <View>{DOORS[door].label}</View>
          </Tap>
        ))}
      </View>
      {open ? (
        <Sheet id="door" open title={DOORS[open].label} onClose={close}>
          <Entrances me={me} list={entrancesOf(me, [open])} numbers={numbers} onGo={close} />
        </Sheet>
      ) : null}
    </>
  )
}

/** A shop's work; nothing for who works behind no counter. */
export const ShopWork = ({ me }: { me: Me }) => <Entrances me={me} list={entrancesOf(me, ['counter', 'shop'])} />

/** What stands under 我的: of the street's work only what is set, of a shop's all. */
export const OwnWork = ({ me }: { me: Me }) => (
  <Entrances me={me} list={entrancesOf(me, ['settings', 'counter', 'shop'])} />
)

/** A rider's tab for staff: what of their own work belongs there, with what waits behind it. */
export function StaffTab({ me, tab }: { me: Me; tab: WorkTab }) {
  return <Entrances me={me} list={inTab(me, tab)} numbers={numbersOf(useToday().data)} />
}
