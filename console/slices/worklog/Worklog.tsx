import { DownloadOutlined, PlusOutlined, PrinterOutlined, SettingOutlined } from '@ant-design/icons'
import { now } from '@console/app/clock'
import { useKeys } from '@console/app/keys/keys'
import { useWorking } from '@console/app/session/current'
import { Empty, Loaded } from '@console/parts/States'
import { useStreet, useTeams } from '@console/parts/street'
import { TeamSelect } from '@console/parts/TeamSelect'
import { holds } from '@shared/rules/people/roles'
import type { Team } from '@shared/rules/people/teams'
import { yearOf } from '@shared/rules/time/day'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { Categories } from './Categories'
import { Duties } from './Duties'
import { Entries } from './Entries'
import { EntryForm } from './EntryForm'
import type { Duty } from './rule'
import { Tables } from './Tables'
import { useFigures } from './useLog'
import { YearTable } from './YearTable'
import { yearAsked, yearsToChoose } from './year'
import './worklog.css'

/** A community's work log: what it does again and again, and what it did in a year. */
export function Worklog() {
  const street = useStreet()
  const teams = useTeams()
  const [address] = useSearchParams()
  const team = teams?.find(({ communityId }) => communityId === address.get('team')) ?? teams?.[0]
  return (
    <div className="page worklog">
      <Loaded query={street} rows={10}>
        {() =>
          teams && team ? (
            <TeamLog key={team.communityId} teams={teams} team={team} />
          ) : (
            <Empty text="还没有归你管的社区，请街道办先加上" />
          )
        }
      </Loaded>
    </div>
  )
}

/** What is being written: an entry, for a duty or by itself, or the categories. */
type Open = { form: 'entry'; duty?: Duty } | { form: 'categories' | 'tables' } | undefined

function TeamLog({ teams, team }: { teams: readonly Team[]; team: Team }) {
  const isAdmin = holds(useWorking().me.grants, 'admin')
  const [address, setAddress] = useSearchParams()
  const [open, setOpen] = useState<Open>()
  const thisYear = yearOf(now())
  const year = yearAsked(address.get('year'), thisYear)
  const { communityId, name } = team
  const figures = useFigures(communityId, year)
  const categories = figures.data?.categories ?? []
  const kinds = categories.filter(({ active }) => active)
  const looked = categories.find(({ categoryId }) => categoryId === address.get('of'))
  const begin = () => kinds.length > 0 && setOpen({ form: 'entry' })
  const goTo = (next: { team?: string; year?: number } = {}) =>
    setAddress({ team: next.team ?? communityId, year: String(next.year ?? year) }, { replace: true })
  useKeys('工作台账', [{ key: 'n', label: '记一笔', run: begin }])

  return (
    <>
      <header className="page-head">
        <h1>工作台账</h1>
        <TeamSelect
          id="worklog-team"
          label="社区"
          teams={teams}
          chosen={communityId}
          onChoose={(next) => goTo({ team: next })}
        />
        <Select
          id="worklog-year"
          aria-label="年份"
          className="worklog-years"
          value={year}
          options={yearsToChoose(year, thisYear).map((value) => ({ value, label: `${value} 年` }))}
          onChange={(next) => goTo({ year: next })}
        />
        <span className="grow" />
        {isAdmin ? (
          <Button id="worklog-categories" icon={<SettingOutlined />} onClick={() => setOpen({ form: 'categories' })}>
            类别
          </Button>
        ) : null}
        <Button id="worklog-tables" icon={<DownloadOutlined />} onClick={() => setOpen({ form: 'tables' })}>
          导出报表
        </Button>
        <Button id="worklog-print" icon={<PrinterOutlined />} onClick={() => window.print()}>
          打印
        </Button>
        <Button id="worklog-add" type="primary" icon={<PlusOutlined />} disabled={kinds.length === 0} onClick={begin}>
          记一笔 <kbd>N</kbd>
        </Button>
      </header>
      <Loaded query={figures} rows={8}>
        {() =>
          categories.length === 0 ? (
            <section className="panel">
              <NoCategories isAdmin={isAdmin} onAdd={() => setOpen({ form: 'categories' })} />
            </section>
          ) : (
            <>
              <Duties
                communityId={communityId}
                categories={categories}
                onDone={(duty) => setOpen({ form: 'entry', duty })}
              />
              <YearTable communityId={communityId} name={name} year={year} categories={categories} />
            </>
          )
        }
      </Loaded>
      {looked ? (
        <Entries
          communityId={communityId}
          category={looked}
          month={address.get('month') ?? undefined}
          onClose={() => goTo()}
        />
      ) : null}
      {open?.form === 'entry' ? (
        <EntryForm communityId={communityId} kinds={kinds} duty={open.duty} onClose={() => setOpen(undefined)} />
      ) : null}
      {open?.form === 'tables' ? (
        <Tables
          communityId={communityId}
          categories={categories}
          isAdmin={isAdmin}
          onClose={() => setOpen(undefined)}
        />
      ) : null}
      {open?.form === 'categories' ? <Categories onClose={() => setOpen(undefined)} /> : null}
    </>
  )
}

function NoCategories({ isAdmin, onAdd }: { isAdmin: boolean; onAdd: () => void }) {
  if (!isAdmin) return <Empty text="还没有类别，请街道办先设好要记哪些" />
  return (
    <Empty text="还没有类别，先加上社区要记的，比如楼道整治、走访">
      <Button id="worklog-first" type="primary" onClick={onAdd}>
        加类别
      </Button>
    </Empty>
  )
}
