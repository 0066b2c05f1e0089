import { PrinterOutlined, SwapOutlined } from '@ant-design/icons'
import { Empty, Loaded } from '@console/parts/States'
import { useStreet, useTeams } from '@console/parts/street'
import { TeamSelect } from '@console/parts/TeamSelect'
import type { Team } from '@shared/rules/people/teams'
import { Button, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { GiveForm } from './GiveForm'
import { OrderPanel } from './OrderPanel'
import { PairTable } from './PairTable'
import { SHOWS, type Show, usePairList, usePeople } from './usePairs'

/** Who of a community has whom as contact person; what is shown stands in the address. */
export function Pairs() {
  const street = useStreet()
  const teams = useTeams()
  const [address] = useSearchParams()
  const asked = address.get('community')
  const team = teams?.find(({ communityId }) => communityId === asked) ?? teams?.[0]
  return (
    <div className="page">
      <Loaded query={street} rows={10}>
        {() =>
          teams && team ? (
            <Community key={team.communityId} teams={teams} team={team} />
          ) : (
            <Empty text="还没有归你管的社区，请街道办先加上" />
          )
        }
      </Loaded>
    </div>
  )
}

const shown = (asked: string | null): Show => (asked !== null && Object.hasOwn(SHOWS, asked) ? (asked as Show) : 'all')

function Community({ teams, team: { communityId } }: { teams: readonly Team[]; team: Team }) {
  const [address, setAddress] = useSearchParams()
  const [chosen, choose] = useState<readonly string[]>([])
  const [isGiving, setGiving] = useState(false)
  const show = shown(address.get('show'))
  const staffId = address.get('staff') ?? undefined
  const orderId = address.get('order') ?? undefined
  const list = usePairList(communityId, show, staffId)
  const people = usePeople(communityId)
  const goTo = (next: { community?: string; show?: Show; staff?: string | undefined; order?: string | undefined }) => {
    choose([])
    const { community = communityId, show: which = show, staff, order } = { staff: staffId, ...next }
    const words = { community, show: which, ...(staff ? { staff } : {}), ...(order ? { order } : {}) }
    setAddress(words, { replace: true })
  }
  return (
    <>
      <header className="page-head">
        <h1>结对联系</h1>
        <TeamSelect
          id="pairs-team"
          label="社区"
          teams={teams}
          chosen={communityId}
          onChoose={(community) => goTo({ community, staff: undefined })}
        />
        <Segmented
          aria-label="看哪些"
          value={show}
          options={Object.entries(SHOWS).map(([value, label]) => ({ value: value as Show, label }))}
          onChange={(value) => goTo({ show: value })}
        />
        <Select
          id="pairs-staff"
          aria-label="联系人"
          allowClear
          placeholder="联系人"
          style={{ minWidth: 140 }}
          value={staffId ?? null}
          options={(people.data?.people ?? []).map((each) => ({ value: each.staffId, label: saidOf(each) }))}
          onChange={(staff) => goTo({ staff: staff ?? undefined })}
        />
        <span className="grow" />
        <Button id="pairs-print" className="no-print" icon={<PrinterOutlined />} onClick={() => window.print()}>
          打印
        </Button>
        <Button
          id="pairs-give"
          className="no-print"
          type="primary"
          icon={<SwapOutlined />}
          disabled={!people.data}
          onClick={() => setGiving(true)}
        >
          成批结对、移交
        </Button>
      </header>
      <section className="panel printed">
        <PairTable list={list} show={show} chosen={chosen} onChoose={choose} />
      </section>
      {orderId ? <OrderPanel key={orderId} orderId={orderId} onClose={() => goTo({ order: undefined })} /> : null}
      {isGiving && people.data ? (
        <GiveForm
          communityId={communityId}
          people={people.data}
          chosen={chosen}
          staffId={staffId}
          onClose={() => setGiving(false)}
          onOrdered={(order) => {
            setGiving(false)
            goTo({ order })
          }}
        />
      ) : null}
    </>
  )
}

/** A name, and for who may see it how many they have. */
const saidOf = ({ label, pairs }: { label: string; pairs?: number | undefined }) =>
  pairs === undefined ? label : `${label}（${pairs} 位）`
