import { api } from '@console/app/client'
import { asProblem } from '@console/app/problem'
import { useWorking } from '@console/app/session/current'
import { allOf } from '@console/parts/pages'
import { holds, STAFF_ROLES } from '@shared/rules/people/roles'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'

interface Props {
  id?: string
  value?: string | undefined
  onChange?: (memberId: string | undefined) => void
  /** Not offered. */
  without?: string | undefined
  /** People known here beside the staff. */
  others?: readonly { memberId: string; name: string }[]
}

/** Somebody of the street: a colleague from the list, or a registered worker by their number. */
export function PersonField({ id, value, onChange, without, others = [] }: Props) {
  const { me } = useWorking()
  const isAdmin = holds(me.grants, 'admin')
  const staff = useQuery({
    queryKey: ['setup', 'staff', 'all'],
    queryFn: () => allOf((page) => api.setup.staff(page)),
    enabled: isAdmin,
  })
  const [found, setFound] = useState<string>()
  const colleagues = (staff.data ?? []).map(({ memberId, nameMasked, role }) => ({
    memberId,
    name: `${nameMasked}（${STAFF_ROLES[role]}）`,
  }))
  const self = { memberId: me.memberId, name: '我自己' }
  const byPhone = found === undefined ? [] : [{ memberId: found, name: '按手机号找到的人' }]
  const people = new Map([self, ...colleagues, ...others, ...byPhone].map((each) => [each.memberId, each.name]))
  const options = [...people].flatMap(([memberId, label]) => (memberId === without ? [] : [{ value: memberId, label }]))
  return (
    <div className="orgs-person">
      <Select
        {...(id === undefined ? {} : { id })}
        value={value}
        allowClear
        loading={isAdmin && staff.isPending}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder="选一位"
        options={options}
        onChange={(next: string | undefined) => onChange?.(next)}
      />
      {isAdmin ? (
        <ByPhone
          onFound={(memberId) => {
            setFound(memberId)
            onChange?.(memberId)
          }}
        />
      ) : null}
    </div>
  )
}

/** A registered worker by their number; that is on record. It stands inside a form and is none. */
function ByPhone({ onFound }: { onFound: (memberId: string) => void }) {
  const [phone, setPhone] = useState('')
  const finding = useMutation({
    mutationFn: () => api.points.findMember({ phone, purpose: 'roles' }),
    onSuccess: ({ memberId }) => {
      setPhone('')
      onFound(memberId)
    },
  })
  const problem = finding.error === null ? undefined : asProblem(finding.error)
  return (
    <>
      <div className="row">
        <Input
          className="number"
          aria-label="按手机号找小哥"
          inputMode="tel"
          autoComplete="off"
          maxLength={40}
          placeholder="不在上面的，按手机号找"
          value={phone}
          onChange={(event) => setPhone(event.target.value)}
        />
        <Button disabled={phone === ''} loading={finding.isPending} onClick={() => finding.mutate()}>
          找人
        </Button>
      </div>
      <p className="small">
        {problem === undefined
          ? '会记下来，本人看得到。'
          : problem.code === 'NOT_FOUND'
            ? '没有用这个手机号报到的人'
            : problem.message}
      </p>
    </>
  )
}
