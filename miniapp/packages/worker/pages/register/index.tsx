import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { CheckRow } from '@miniapp/components/CheckRow'
import { TextField } from '@miniapp/components/Fields'
import { Loaded } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { Tap } from '@miniapp/components/Tap'
import { useStreet } from '@miniapp/lib/answers/useStations'
import { go } from '@miniapp/lib/navigation/go'
import { View } from '@tarojs/components'
import { PhoneField } from '../../components/PhoneField'
import { TakenSheet } from '../../components/TakenSheet'
import { WorkFields } from '../../components/WorkFields'
import { useRegistration } from './useRegistration'

definePageConfig({ navigationBarTitleText: '报到' })

export default function RegisterPage() {
  const street = useStreet()
  const { form, change, missing, problems, known, waits, busy, submit, rejectReason, taken, claim, leave } =
    useRegistration()

  return (
    <Screen
      foot={
        <BigButton id="register-submit" busy={busy} missing={missing} onTap={submit}>
          {waits ? '提交修改' : '提交报到'}
        </BigButton>
      }
    >
      {waits ? <View className="second">改好后接着等确认，不用重新排队。</View> : null}
      {rejectReason ? <View className="reject">{rejectReason}</View> : null}
      <Loaded load={street}>
        {({ communities }) => (
          <Card className="form">
            <TextField
              id="register-name"
              label="姓名"
              placeholder="和身份证上一样"
              max={20}
              value={form.name}
              problem={problems.name}
              onChange={(name) => change({ name })}
            />
            <PhoneField
              label="获取手机号"
              phone={form.phone ?? known}
              problem={problems.phone}
              onChange={(phone) => change({ phone })}
            />
            <WorkFields
              id="register"
              work={form}
              communities={communities}
              communityNote="由这个社区的网格员确认报到"
              problems={problems}
              onChange={change}
            />
          </Card>
        )}
      </Loaded>
      <Card title="隐私">
        <CheckRow
          id="register-privacy"
          checked={form.privacy}
          label="我已阅读并同意隐私政策"
          onChange={(privacy) => change({ privacy })}
        >
          我已阅读并同意隐私政策（必选，不同意就不能报到）
        </CheckRow>
        <Tap className="link" onTap={() => go('worker/privacy')}>
          看隐私政策
        </Tap>
      </Card>
      <Card title="党员信息（可以不填）">
        <CheckRow
          id="register-party"
          checked={form.partyMember}
          label="我是中共党员，同意登记这一项"
          onChange={(partyMember) => change({ partyMember })}
        >
          我是中共党员，同意登记这一项
        </CheckRow>
        <View className="second">
          党员身份属于敏感个人信息。登记后，社区党支部会联系你参加组织生活；不登记不影响打卡、积分、兑换和上报。随时可以在“我的数据”里撤回，撤回后马上删除。
        </View>
      </Card>
      <TakenSheet
        id="register-taken"
        open={taken}
        busy={busy}
        then="网格员核实后会告诉你，再提交一次就行。"
        onClaim={claim}
        onLeave={leave}
      />
    </Screen>
  )
}
