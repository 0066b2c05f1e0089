import { BigButton } from '@miniapp/components/BigButton'
import { CodeInput } from '@miniapp/components/CodeInput'
import { Icon } from '@miniapp/components/Icon'
import { Screen } from '@miniapp/components/Screen'
import { Sheet } from '@miniapp/components/Sheet'
import { Tap } from '@miniapp/components/Tap'
import { go } from '@miniapp/lib/navigation/go'
import { CODE_DIGITS } from '@shared/rules/points/voucher'
import { View } from '@tarojs/components'
import { BadCode } from '../../components/BadCode'
import { useScan } from './useScan'
import '../../merchant.scss'

definePageConfig({ navigationBarTitleText: '核销' })

export default function ScanPage() {
  const { state, busy, code, setCode, typing, setTyping, scan, submit } = useScan()
  return (
    <Screen
      foot={
        <>
          <View className="scan-links">
            <Tap id="scan-type" className="link" onTap={() => setTyping(true)}>
              <Icon name="keypad" />
              输入券码
            </Tap>
            <Tap id="scan-today" className="link" onTap={() => go('merchant/today')}>
              <Icon name="list" />
              今天的核销
            </Tap>
          </View>
          <View className="scan-button">
            <BigButton id="scan-open" icon="scan" busy={busy} onTap={scan}>
              {busy ? '正在查这张券' : '扫码核销'}
            </BigButton>
          </View>
        </>
      }
    >
      {state.step === 'bad' ? (
        <>
          <BadCode error={state.error} />
          <View className="second">可以马上扫下一张。</View>
        </>
      ) : (
        <View className="scan-welcome">
          <View className="scan-frame">
            <Icon name="scan" />
          </View>
          <View className="title">请顾客打开“我的兑换券”</View>
          <View className="second">扫券上的二维码；相机不方便时，输入 8 位券码</View>
        </View>
      )}
      <Sheet id="scan-code" open={typing} title="输入券码" onClose={() => setTyping(false)}>
        <View className="second">券上二维码下面的 8 位数字</View>
        <CodeInput
          id="scan-code-input"
          value={code}
          length={CODE_DIGITS}
          group={4}
          label="8 位券码"
          onChange={setCode}
          onDone={submit}
        />
        <BigButton id="scan-submit" busy={busy} disabled={code.length < CODE_DIGITS} onTap={submit}>
          查这张券
        </BigButton>
      </Sheet>
    </Screen>
  )
}
