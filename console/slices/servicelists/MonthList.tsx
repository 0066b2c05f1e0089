import { Empty, Loaded } from '@console/parts/States'
import { sayListMonth } from '@shared/rules/duties/serviceList'
import { App, Button } from 'antd'
import { useState } from 'react'
import { ItemForm } from './ItemForm'
import { ItemTable } from './ItemTable'
import { TickForm } from './TickForm'
import { type Committee, type Item, type List, useList, useListActs } from './useServiceLists'

/** What is open over the list. */
type Open = { form: 'item'; item?: Item } | { form: 'tick' | 'drop'; item: Item } | undefined

/** A month's list: a draft is changed and published, what is published is ticked. */
export function MonthList({ committee, month }: { committee: Committee; month: string }) {
  const { committeeId, leads } = committee
  const query = useList(committeeId, month)
  const { drafting, publishing, removing, unticking } = useListActs()
  const [open, setOpen] = useState<Open>()
  const { modal } = App.useApp()
  const at = { committeeId, month }
  const undo = ({ itemId, month: of }: Item) => unticking.act({ committeeId, month: of, itemId })
  const publish = ({ version, items }: List) =>
    modal.confirm({
      title: `发布${sayListMonth(month)}的清单？`,
      content: `共 ${items.length} 项。发布以后不能再改，要加的会标上日期。`,
      okText: '发布',
      cancelText: '再看看',
      onOk: () => publishing.act({ ...at, version }),
    })
  return (
    <Loaded query={query} rows={8}>
      {(list) => (
        <>
          <section className="panel" aria-labelledby="list-items">
            <h2 className="panel-title" id="list-items">
              {list.name} {sayListMonth(month)}暖新服务清单
              <State list={list} />
              <span className="grow" />
              {list.open ? (
                <Acts
                  list={list}
                  leads={leads}
                  onDraft={() => drafting.act(at)}
                  onAdd={() => setOpen({ form: 'item' })}
                  onPublish={() => publish(list)}
                />
              ) : null}
            </h2>
            {list.items.length === 0 ? (
              <Empty text={list.open ? '先起草：上个月办过的会带过来，再加上新的' : '这个月没有清单'} />
            ) : (
              <ItemTable
                list={list}
                items={list.items}
                label="本月的服务"
                onTick={(item) => setOpen({ form: 'tick', item })}
                onDrop={(item) => setOpen({ form: 'drop', item })}
                onUndo={undo}
                onChange={(item) => setOpen({ form: 'item', item })}
                onRemove={({ itemId }) => removing.act({ ...at, itemId })}
              />
            )}
          </section>
          {list.carried.length > 0 ? (
            <section className="panel" aria-labelledby="list-carried">
              <h2 className="panel-title" id="list-carried">
                以前没办完的
              </h2>
              <ItemTable
                list={list}
                items={list.carried}
                label="以前没办完的服务"
                onTick={(item) => setOpen({ form: 'tick', item })}
                onDrop={(item) => setOpen({ form: 'drop', item })}
                onUndo={undo}
              />
            </section>
          ) : null}
          {open?.form === 'item' ? <ItemForm list={list} item={open.item} onClose={() => setOpen(undefined)} /> : null}
          {open?.form === 'tick' || open?.form === 'drop' ? (
            <TickForm list={list} item={open.item} how={open.form} onClose={() => setOpen(undefined)} />
          ) : null}
        </>
      )}
    </Loaded>
  )
}

function State({ list: { version, publishedAt, byLabel } }: { list: List }) {
  if (publishedAt !== undefined) return <span className="mark mark--good">已发布 {byLabel}</span>
  return version > 0 ? <span className="mark mark--warn">草稿</span> : null
}

interface ActsProps {
  list: List
  leads: boolean
  onDraft: () => void
  onAdd: () => void
  onPublish: () => void
}

function Acts({ list: { version, publishedAt, items }, leads, onDraft, onAdd, onPublish }: ActsProps) {
  const isDraft = publishedAt === undefined
  return (
    <span className="row no-print">
      {isDraft ? (
        <Button id="list-draft" size="small" type={version === 0 ? 'primary' : 'default'} onClick={onDraft}>
          {version === 0 ? '起草' : '补上上月办过的'}
        </Button>
      ) : null}
      {version > 0 ? (
        <Button id="list-add" size="small" onClick={onAdd}>
          加一项
        </Button>
      ) : null}
      {isDraft && leads && version > 0 ? (
        <Button id="list-publish" size="small" type="primary" disabled={items.length === 0} onClick={onPublish}>
          发布
        </Button>
      ) : null}
    </span>
  )
}
