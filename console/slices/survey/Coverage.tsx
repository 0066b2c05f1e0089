import { api } from '@console/app/client'
import { asProblem } from '@console/app/problem'
import { CursorTable } from '@console/parts/CursorTable'
import { useAct } from '@console/parts/useAct'
import type { Outputs } from '@shared/contract/contract'
import { OCCUPATIONS } from '@shared/rules/text/words'
import { App, Button, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { useInvite, useUnsurveyed } from './useSurvey'

type Invited = Outputs['survey']['invite']['items'][number]
type Unseen = Outputs['survey']['unsurveyed']['items'][number]

/** What is said to somebody who is invited. */
const WORDS = '您好，我是社区网格员。小哥可以在“暖新”小程序里报到：有驿站歇脚、积分换餐，遇到问题随手拍。欢迎来报到。'

/** Surveyed but not registered: to be called, or written to. Whoever registers is gone from it. */
export function Invite({ round }: { round: number }) {
  const list = useInvite(round)
  const { message } = App.useApp()
  const copy = async () => {
    await navigator.clipboard.writeText(WORDS)
    message.success('邀请的话已复制')
  }
  const columns: TableColumnsType<Invited> = [
    { title: '姓名', dataIndex: 'nameMasked', width: 110 },
    { title: '网点', dataIndex: 'orgName' },
    { title: '职业', render: (_, { occupation }) => (occupation ? OCCUPATIONS[occupation] : '') },
    {
      title: '手机号',
      width: 240,
      className: 'number',
      render: (_, person) => <PhoneNumber round={round} person={person} />,
    },
    {
      title: '邀请',
      width: 140,
      render: (_, { ref }) => (
        <Button id={`invite-${ref}`} size="small" onClick={copy}>
          复制邀请的话
        </Button>
      ),
    },
  ]
  return (
    <CursorTable
      list={list}
      columns={columns}
      rowKey="ref"
      label="摸到了、没报到的人"
      empty="摸到的人都报到了；新登记的人没报到，会出现在这里"
    />
  )
}

/** The number, shown in full on demand: whoever looks stands in the register of looks. */
function PhoneNumber({ round, person }: { round: number; person: Invited }) {
  const { ref, orgId, phoneMasked } = person
  const { message } = App.useApp()
  const { act, busy } = useAct(api.survey.reveal, { anew: [], say: '已记下你看过这个号码' })
  const [shown, setShown] = useState<{ name: string; phone?: string | undefined }>()
  const show = async () => {
    try {
      setShown(await act({ round, ref, orgId, purpose: '邀请报到' }))
    } catch (error) {
      message.error(asProblem(error).message)
    }
  }
  if (phoneMasked === undefined) return <span className="second">没有号码，请当面邀请</span>
  if (shown) {
    return (
      <span>
        {shown.name} <a href={`tel:${shown.phone}`}>{shown.phone}</a>
      </span>
    )
  }
  return (
    <span className="row">
      {phoneMasked}
      <Button id={`reveal-${ref}`} size="small" loading={busy} onClick={show}>
        看号码
      </Button>
    </span>
  )
}

/** Registered but not surveyed: somebody the round has missed. */
export function Unsurveyed({ round }: { round: number }) {
  const list = useUnsurveyed(round)
  const columns: TableColumnsType<Unseen> = [
    { title: '姓名', dataIndex: 'nameMasked', width: 110 },
    { title: '手机号', className: 'number', dataIndex: 'phoneMasked' },
    { title: '职业', render: (_, { occupation }) => OCCUPATIONS[occupation] },
    { title: '自己填的单位', dataIndex: 'employer' },
  ]
  return (
    <CursorTable list={list} columns={columns} rowKey="memberId" label="报到了、没摸到的人" empty="报到的人都摸到了" />
  )
}
