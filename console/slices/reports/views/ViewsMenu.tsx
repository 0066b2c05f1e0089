import { DownOutlined } from '@ant-design/icons'
import { useWorking } from '@console/app/session/current'
import { Loaded } from '@console/parts/States'
import { holds } from '@shared/rules/people/roles'
import { Button, Popover } from 'antd'
import { useState } from 'react'
import type { ReportsOfTeam } from '../useReports'
import { KeepForm } from './KeepForm'
import { RenameForm } from './RenameForm'
import { lookingOf, useViews, type View } from './useViews'
import './views.css'

/** Views of the queue under a name: opened with one press, kept as the list stands, taken away again. */
export function ViewsMenu({ reports: { looking, look } }: { reports: ReportsOfTeam }) {
  const views = useViews()
  const { grants } = useWorking().me
  const [open, setOpen] = useState(false)
  const [keeping, setKeeping] = useState(false)
  const [renamed, setRenamed] = useState<{ view: View; shared: boolean }>()
  const isOffice = holds(grants, 'admin')
  /** What may be done with one of mine, or of everybody's. */
  const acts = (shared: boolean) => ({
    onName: (view: View) => {
      setOpen(false)
      setRenamed({ view, shared })
    },
    onDrop: (viewId: string) => views.drop({ viewId, shared }),
  })
  const show = (view: View) => {
    setOpen(false)
    look(lookingOf(view))
  }
  const content = (
    <div className="views-menu">
      <Loaded query={views.kept} rows={3}>
        {({ own, shared }) => (
          <>
            <Part title="我的" views={own} onShow={show} acts={acts(false)} />
            <Part title="全街道的" views={shared} onShow={show} acts={isOffice ? acts(true) : undefined} />
            {own.length + shared.length === 0 ? <p className="second">常用的筛选，存下来一点就到。</p> : null}
          </>
        )}
      </Loaded>
      <Button
        id="view-keep"
        block
        onClick={() => {
          setOpen(false)
          setKeeping(true)
        }}
      >
        存下现在的筛选
      </Button>
    </div>
  )
  return (
    <>
      <Popover trigger="click" placement="bottomRight" open={open} onOpenChange={setOpen} content={content}>
        <Button id="queue-views" type="text" size="small" iconPlacement="end" icon={<DownOutlined />}>
          视图
        </Button>
      </Popover>
      {keeping ? (
        <KeepForm looking={looking} views={views} mayShare={isOffice} onClose={() => setKeeping(false)} />
      ) : null}
      {renamed ? <RenameForm {...renamed} views={views} onClose={() => setRenamed(undefined)} /> : null}
    </>
  )
}

interface PartProps {
  title: string
  views: readonly View[]
  onShow: (view: View) => void
  /** Absent where it is not mine to change. */
  acts: { onName: (view: View) => void; onDrop: (viewId: string) => void } | undefined
}

function Part({ title, views, onShow, acts }: PartProps) {
  if (views.length === 0) return null
  return (
    <section aria-label={title}>
      <p className="small views-title">{title}</p>
      <ul className="views-list">
        {views.map((view) => (
          <li key={view.viewId} className="row">
            <Button type="text" className="grow views-name" onClick={() => onShow(view)}>
              <span className="clip">{view.name}</span>
            </Button>
            {acts ? (
              <>
                <Button
                  type="text"
                  size="small"
                  aria-label={`给视图改名 ${view.name}`}
                  onClick={() => acts.onName(view)}
                >
                  改名
                </Button>
                <Button
                  type="text"
                  size="small"
                  aria-label={`删掉视图 ${view.name}`}
                  onClick={() => acts.onDrop(view.viewId)}
                >
                  删掉
                </Button>
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
