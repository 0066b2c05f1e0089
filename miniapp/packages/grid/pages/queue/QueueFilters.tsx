import { BigButton } from '@miniapp/components/BigButton'
import { Icon } from '@miniapp/components/Icon'
import { Loaded } from '@miniapp/components/Loaded'
import { Sheet } from '@miniapp/components/Sheet'
import { Tap } from '@miniapp/components/Tap'
import { askCategories, CATEGORIES } from '@miniapp/lib/answers/categories'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { go } from '@miniapp/lib/navigation/go'
import { EVERYTHING, isFiltered, OPEN_STATUSES } from '@shared/rules/reports/queueFilter'
import { staffStatus } from '@shared/rules/time/due'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Chip } from '../../components/Chip'
import type { Queue } from './useQueue'

/** What of the queue is shown, one row of choices; below it, apart, what else one does here and where else one looks. */
export function QueueFilters({ queue, teamId }: { queue: Queue; teamId: string }) {
  const { filter, setFilter, tab, bulk, toggleNear } = queue
  const [open, setOpen] = useState(false)
  const more = filter.categoryId !== undefined || filter.status !== undefined
  return (
    <>
      <View className="chips desk-chips" role="group" aria-label="只看">
        <Chip id="queue-mine" on={filter.mine} onTap={() => setFilter({ ...filter, mine: !filter.mine })}>
          我在办
        </Chip>
        {tab === 'open' ? (
          <Chip id="queue-overdue" on={filter.overdue} onTap={() => setFilter({ ...filter, overdue: !filter.overdue })}>
            超时
          </Chip>
        ) : null}
        <Chip id="queue-near" on={filter.near !== undefined} onTap={toggleNear}>
          附近
        </Chip>
        <Chip id="queue-filter" on={more} onTap={() => setOpen(true)}>
          筛选
        </Chip>
      </View>
      <View className="queue-tools">
        <Tap id="queue-behalf" className="queue-tool" onTap={() => go('grid/behalf', { team: teamId })}>
          <Icon name="plus" size="small" />
          代登记
        </Tap>
        {tab === 'open' ? (
          <Tap id="queue-select" className="queue-tool" onTap={() => bulk.begin()}>
            <Icon name="check" size="small" />
            多选
          </Tap>
        ) : null}
        <View className="grow" />
        <Tap id="queue-alerts" className="queue-tool" onTap={() => go('grid/alerts', { team: teamId })}>
          紧急
          <Icon name="chevron" size="small" />
        </Tap>
        <Tap id="queue-handed" className="queue-tool" onTap={() => go('grid/handed', { team: teamId })}>
          已转出
          <Icon name="chevron" size="small" />
        </Tap>
      </View>
      <FilterSheet queue={queue} open={open} onClose={() => setOpen(false)} />
    </>
  )
}

function FilterSheet({ queue, open, onClose }: { queue: Queue; open: boolean; onClose: () => void }) {
  const { filter, setFilter, tab } = queue
  const categories = useLoad(askCategories, [], { cache: CATEGORIES, everyones: true, when: open })
  return (
    <Sheet id="queue-filter-sheet" open={open} title="筛选工单" onClose={onClose}>
      {tab === 'open' ? (
        <>
          <View className="desk-label">进展</View>
          <View className="chips desk-chips desk-chips--sheet">
            {OPEN_STATUSES.map((status) => (
              <Chip
                key={status}
                id={`filter-status-${status}`}
                on={filter.status === status}
                onTap={() => setFilter({ ...filter, status: filter.status === status ? undefined : status })}
              >
                {staffStatus(status)}
              </Chip>
            ))}
          </View>
        </>
      ) : null}
      <View className="desk-label">类别</View>
      <Loaded load={categories} rows={2}>
        {({ items }) => (
          <View className="chips desk-chips desk-chips--sheet desk-list">
            {items.map(({ id, name }) => (
              <Chip
                key={id}
                id={`filter-category-${id}`}
                on={filter.categoryId === id}
                onTap={() => setFilter({ ...filter, categoryId: filter.categoryId === id ? undefined : id })}
              >
                {name}
              </Chip>
            ))}
          </View>
        )}
      </Loaded>
      <BigButton id="filter-done" onTap={onClose}>
        看结果
      </BigButton>
      {isFiltered(filter) ? (
        <BigButton
          id="filter-clear"
          kind="plain"
          onTap={() => {
            setFilter(EVERYTHING)
            onClose()
          }}
        >
          清除筛选
        </BigButton>
      ) : null}
    </Sheet>
  )
}
