import { EnvironmentOutlined } from '@ant-design/icons'
import { TeamSelect } from '@console/parts/TeamSelect'
import { OPEN_STATUSES } from '@shared/rules/reports/queueFilter'
import { QUEUE_TABS } from '@shared/rules/reports/reportStatus'
import { staffStatus } from '@shared/rules/time/due'
import { Button, Select, Tabs } from 'antd'
import type { RefObject } from 'react'
import { isTab } from './address'
import { useCategories } from './answers'
import { FindBox } from './find/FindBox'
import { LookMenu } from './LookMenu'
import type { ReportsOfTeam } from './useReports'
import { ViewsMenu } from './views/ViewsMenu'

interface Props {
  reports: ReportsOfTeam
  search: RefObject<HTMLInputElement>
}

const TABS = Object.entries(QUEUE_TABS).map(([key, label]) => ({ key, label }))

/** What of the queue is looked at: whose, which list, and what of it. All of it stands in the address. */
export function QueueFilters({ reports, search }: Props) {
  const { teams = [], team, looking, look, find, queueLook } = reports
  const categories = useCategories()
  return (
    <div className="queue-filters">
      <div className="row">
        <TeamSelect
          id="queue-team"
          label="社区或单位"
          teams={teams}
          chosen={team?.communityId}
          onChoose={(next) => look({ team: next })}
        />
        <FindBox find={find} search={search} />
      </div>
      <div className="row queue-tabs">
        <Tabs
          className="grow"
          size="small"
          activeKey={looking.tab}
          items={TABS}
          onChange={(tab) => isTab(tab) && look({ tab })}
        />
        <Button
          id="queue-map"
          type="text"
          size="small"
          icon={<EnvironmentOutlined />}
          title="看地图"
          aria-label="看地图"
          aria-pressed={looking.map ?? false}
          className={looking.map ? 'queue-map--on' : ''}
          onClick={() => reports.showMap(!looking.map)}
        />
        <ViewsMenu reports={reports} />
        <LookMenu look={queueLook} />
      </div>
      <div className="row wrap">
        {looking.tab === 'open' ? (
          <Check
            id="filter-new"
            on={looking.status === 'submitted'}
            onChange={(isNew) => look({ status: isNew ? 'submitted' : undefined })}
          >
            待受理
          </Check>
        ) : null}
        <Check id="filter-mine" on={looking.mine} onChange={(mine) => look({ mine })}>
          我在办
        </Check>
        <Check id="filter-overdue" on={looking.overdue} onChange={(overdue) => look({ overdue })}>
          超时
        </Check>
        {looking.tab === 'open' ? (
          <Select
            id="filter-status"
            aria-label="进展"
            size="small"
            allowClear
            placeholder="进展"
            value={looking.status ?? null}
            popupMatchSelectWidth={false}
            options={OPEN_STATUSES.map((status) => ({ value: status, label: staffStatus(status) }))}
            onChange={(status) => look({ status })}
          />
        ) : null}
        <Select
          id="filter-category"
          aria-label="类别"
          size="small"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="类别"
          value={looking.categoryId ?? null}
          popupMatchSelectWidth={false}
          options={categories.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
          onChange={(categoryId) => look({ categoryId })}
        />
      </div>
    </div>
  )
}

interface CheckProps {
  id: string
  on: boolean
  onChange: (on: boolean) => void
  children: string
}

function Check({ id, on, onChange, children }: CheckProps) {
  return (
    <button type="button" id={id} className="check" aria-pressed={on} onClick={() => onChange(!on)}>
      {children}
    </button>
  )
}
