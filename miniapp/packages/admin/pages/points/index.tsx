import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { TextField } from '@miniapp/components/Fields'
import { Row } from '@miniapp/components/Row'
import { Screen } from '@miniapp/components/Screen'
import { api } from '@miniapp/lib/api/api'
import { asApiError } from '@miniapp/lib/api/apiError'
import { go } from '@miniapp/lib/navigation/go'
import { tellError } from '@miniapp/lib/phone/feedback'
import { typedDigits } from '@shared/rules/text/typed'
import { useState } from 'react'

definePageConfig({ navigationBarTitleText: '积分管理' })

/** The longest number there is, with its region. */
const PHONE_DIGITS = 18
/** Shorter ones are none. */
const LEAST_DIGITS = 5

/** What else the office does with points. */
const ENTRANCES = [
  { id: 'desk-approvals', icon: 'shield', title: '待审批', note: '分数较大的，两位管理员办', page: 'admin/approvals' },
  { id: 'desk-flags', icon: 'warn', title: '异常提醒', note: '一机多号、频繁核销、打卡太快', page: 'admin/flags' },
  { id: 'desk-rules', icon: 'star', title: '积分规则', note: '得多少分、每天上限、从哪天起', page: 'admin/rules' },
  {
    id: 'desk-settings',
    icon: 'edit',
    title: '结算和审批',
    note: '一分折合多少钱、多少分要两人办',
    page: 'admin/settings',
  },
  { id: 'desk-acts', icon: 'list', title: '办理记录', note: '谁在什么时候办了什么', page: 'admin/acts' },
] as const

/** Finds a member by phone number and opens their account. */
function useFinding() {
  const [phone, setPhone] = useState('')
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const find = async () => {
    setBusy(true)
    try {
      const { memberId } = await api.points.findMember({ phone })
      go('admin/member', { id: memberId })
    } catch (error) {
      if (asApiError(error).status === 404) setProblem('本街道没有用这个手机号报到的人，请核对号码')
      else tellError(error)
    } finally {
      setBusy(false)
    }
  }
  const type = (value: string) => {
    setPhone(typedDigits(value))
    setProblem(undefined)
  }
  return { phone, type, problem, busy, find }
}

export default function PointsDeskPage() {
  const { phone, type, problem, busy, find } = useFinding()
  return (
    <Screen>
      <Card title="查一位小哥">
        <TextField
          id="find-phone"
          label="手机号"
          value={phone}
          placeholder="报到时登记的手机号"
          note="内地以外的号码，前面加地区码，如 852"
          kind="digits"
          max={PHONE_DIGITS}
          problem={problem}
          onChange={type}
        />
        <BigButton id="find-go" busy={busy} disabled={phone.length < LEAST_DIGITS} onTap={find}>
          查询积分
        </BigButton>
      </Card>
      <Card className="entries">
        {ENTRANCES.map(({ page, ...entrance }) => (
          <Row key={page} {...entrance} onTap={() => go(page)} />
        ))}
      </Card>
    </Screen>
  )
}
