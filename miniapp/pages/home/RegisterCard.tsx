import evening from '@miniapp/assets/evening.svg'
import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { Steps } from '@miniapp/components/Steps'
import { now } from '@miniapp/lib/clock'
import { go } from '@miniapp/lib/navigation/go'
import type { Me } from '@miniapp/lib/session/session'
import { OCCUPATIONS } from '@shared/rules/text/words'
import { sayMoment } from '@shared/rules/time/day'
import { Image, View } from '@tarojs/components'
import { Fragment } from 'react'
import { Reminder } from './Reminder'

const STEPS = [
  { title: '登录', note: '用微信登录，不用记密码' },
  { title: '报到', note: '填姓名、手机号和所在单位，一分钟' },
  { title: '社区确认', note: '网格员确认后就能打卡、攒积分、换套餐' },
]

/** What was sent with 报到, and when, in the order of its form. */
function sentBy({ name, phoneMasked, occupation, employer, submittedAt }: Me, community: string | undefined) {
  const sent: readonly (readonly [label: string, said: string | undefined])[] = [
    ['提交时间', submittedAt === undefined ? undefined : sayMoment(submittedAt, now())],
    ['姓名', name],
    ['手机号', phoneMasked],
    ['职业', occupation && OCCUPATIONS[occupation]],
    ['所在单位', employer],
    ['社区', community],
  ]
  return sent.filter(([, said]) => said !== undefined)
}

/** Where the person is on the way to being a registered worker, and the next step. Without `me` nobody is signed in. */
export function RegisterCard({ me, community }: { me?: Me; community?: string | undefined }) {
  if (!me) {
    return (
      <Card title="三步成为小哥会员">
        <Image className="evening" src={evening} mode="aspectFill" aria-hidden="true" />
        <Steps steps={STEPS} now={0} />
        <BigButton id="home-signin" onTap={() => go('worker/signin')}>
          微信登录
        </BigButton>
      </Card>
    )
  }
  if (me.status === 'pending') {
    return (
      <Card title="报到已提交" className="form">
        <Steps steps={STEPS} now={2} />
        <View className="second">社区网格员正在确认，一般一天内办完。确认后积分会自动到账。</View>
        <View className="facts" id="home-sent">
          {sentBy(me, community).map(([label, said]) => (
            <Fragment key={label}>
              <View className="second">{label}</View>
              <View>{said}</View>
            </Fragment>
          ))}
        </View>
        <BigButton id="home-correct" kind="plain" icon="edit" onTap={() => go('worker/register')}>
          改报到内容
        </BigButton>
        <Reminder me={me} />
      </Card>
    )
  }
  if (me.status === 'rejected') {
    return (
      <Card title="报到需要修改">
        <View className="reject">{me.rejectReason ?? '请按网格员的要求修改后再提交。'}</View>
        <BigButton id="home-register" onTap={() => go('worker/register')}>
          修改后重新提交
        </BigButton>
      </Card>
    )
  }
  return (
    <Card title="还差一步报到">
      <Steps steps={STEPS} now={1} />
      <BigButton id="home-register" onTap={() => go('worker/register')}>
        去报到
      </BigButton>
    </Card>
  )
}
