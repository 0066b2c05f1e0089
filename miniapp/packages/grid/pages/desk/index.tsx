import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { ConfirmSheet } from '@miniapp/components/ConfirmSheet'
import { Icon } from '@miniapp/components/Icon'
import { Loaded } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { Tap } from '@miniapp/components/Tap'
import { now } from '@miniapp/lib/clock'
import { sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useDesk } from './useDesk'
import '../../grid.scss'
import './index.scss'

definePageConfig({ navigationBarTitleText: '在电脑上登录' })

export interface Params {
  /** What stands in the code on the PC's screen. */
  scene?: string
}

export default function DeskPage() {
  const { load, desks, asking, problem, again, done, busy, byScan, pick, refuse, end } = useDesk()
  const [isMe, setIsMe] = useState<string>()
  const [ending, setEnding] = useState<string>()
  const sure = asking !== undefined && isMe === asking.code
  return (
    <Screen
      foot={
        asking ? (
          <View className="button-pair">
            <BigButton id="desk-refuse" kind={sure ? 'plain' : 'main'} busy={busy} onTap={refuse}>
              不是我
            </BigButton>
            {sure ? null : (
              <BigButton id="desk-me" kind="plain" disabled={busy} onTap={() => setIsMe(asking.code)}>
                是我，就在电脑前
              </BigButton>
            )}
          </View>
        ) : (
          <BigButton id="desk-scan" icon="scan" busy={busy} onTap={byScan}>
            扫电脑屏幕上的码
          </BigButton>
        )
      }
    >
      {problem ? (
        <View id="desk-problem" className="state" aria-live="assertive">
          <Icon name="warn" size="huge" />
          <View className="lead">{problem.message}</View>
          {again ? (
            <BigButton id="desk-again" kind="plain" busy={busy} onTap={again}>
              再试一次
            </BigButton>
          ) : null}
        </View>
      ) : null}
      {done ? (
        <View id="desk-done" className="state" aria-live="polite">
          <Icon name={done === 'approved' ? 'check' : 'shield'} size="huge" />
          <View className="lead">{done === 'approved' ? '电脑上已登录' : '已拒绝，那台电脑登录不了'}</View>
        </View>
      ) : null}
      {asking ? (
        <Card title={sure ? '点屏幕上显示的数字' : '是你自己在电脑前吗'}>
          <View className="facts">
            <View className="second">浏览器</View>
            <View>
              {asking.browser} · {asking.system}
            </View>
            <View className="second">发起时间</View>
            <View className="number">{sayMoment(asking.startedAt, now())}</View>
            <View className="second">网络</View>
            <View className={asking.sameNetwork ? '' : 'desk-far'}>
              {asking.sameNetwork ? '和这部手机同一个网络' : '和这部手机不是同一个网络'}
            </View>
          </View>
          {sure ? (
            <View className="desk-choices">
              {asking.choices.map((digits) => (
                <Tap
                  key={digits}
                  id={`desk-pick-${digits}`}
                  className="desk-choice number"
                  disabled={busy}
                  onTap={() => pick(digits)}
                >
                  {digits}
                </Tap>
              ))}
            </View>
          ) : (
            <View className="second">别人发来的码不要扫：点“是我”，那台电脑就能用你的身份办事。</View>
          )}
        </Card>
      ) : null}
      <Loaded load={load} rows={2}>
        {() => (
          <Card title="登录过的电脑">
            {desks.items.length === 0 ? <View className="second">还没有在电脑上登录过</View> : null}
            {desks.items.map(({ sessionId, browser, system, startedAt, isLive }) => (
              <View key={sessionId} className="row">
                <View className="grow">
                  <View>
                    {browser} · {system}
                  </View>
                  <View className="small number">{sayMoment(startedAt, now())} 登录</View>
                </View>
                {isLive ? (
                  <Tap id={`desk-end-${sessionId}`} className="link" onTap={() => setEnding(sessionId)}>
                    退出
                  </Tap>
                ) : (
                  <View className="second">已退出</View>
                )}
              </View>
            ))}
            {desks.more === 'end' ? null : (
              <Tap id="desks-more" className="list-end" disabled={desks.more === 'loading'} onTap={desks.loadMore}>
                {desks.more === 'loading' ? '正在加载…' : '显示更多'}
              </Tap>
            )}
          </Card>
        )}
      </Loaded>
      <ConfirmSheet
        id="desk-end"
        open={ending !== undefined}
        title="退出这台电脑？"
        yes="退出"
        kind="danger"
        busy={busy}
        onYes={async () => {
          if (ending) await end(ending)
          setEnding(undefined)
        }}
        onNo={() => setEnding(undefined)}
      >
        那台电脑马上不能再办事，还没保存的内容会丢。
      </ConfirmSheet>
    </Screen>
  )
}
