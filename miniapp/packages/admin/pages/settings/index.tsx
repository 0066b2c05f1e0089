import { AtDesk } from '@miniapp/components/AtDesk'
import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { TextField } from '@miniapp/components/Fields'
import { Loaded, PagedList } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { now } from '@miniapp/lib/clock'
import { sayFen, sayNumber } from '@shared/rules/text/words'
import { sayEnd, sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { useSettings } from './useSettings'

definePageConfig({ navigationBarTitleText: '结算和审批', enablePullDownRefresh: true })

const DIGITS = 5

export default function SettingsPage() {
  const { list, values, fen, limit, isChanged, problem, save, busy, type } = useSettings()
  return (
    <Screen
      foot={
        <BigButton id="settings-save" busy={busy} missing={problem ?? (!isChanged && '没有改动')} onTap={save}>
          保存
        </BigButton>
      }
    >
      <Loaded load={list} rows={4}>
        {({ secondPersonAbove, limitFrom, limitBefore }) => (
          <>
            <Card title="和商家结算">
              <TextField
                id="point-fen"
                label="一个积分折合几分钱"
                value={values.fen}
                placeholder="0"
                kind="digits"
                max={DIGITS}
                note={`就是 ${sayFen(fen)} 元。没结清的月份按新的算，已结清的不变。`}
                onChange={(text) => type({ fen: text })}
              />
            </Card>
            <Card title="两人办理">
              <TextField
                id="second-above"
                label="超过多少分要两位管理员"
                value={values.limit}
                placeholder="500"
                kind="digits"
                max={DIGITS}
                note={limit > secondPersonAbove ? '调高从明天 0 点起生效。' : '调低马上生效，调高从第二天起。'}
                onChange={(text) => type({ limit: text })}
              />
              {limitFrom === undefined ? null : (
                <View className="small warn number">
                  {sayEnd(limitFrom, now())} 前仍按 {sayNumber(limitBefore ?? 0)} 分
                </View>
              )}
            </Card>
          </>
        )}
      </Loaded>
      {list.state === 'ready' ? (
        <PagedList list={list} className="card lines" empty="还没有改过" drawing="tea">
          {({ id, at, byLabel, pointFen, secondPersonAbove }) => (
            <View key={id} className="line">
              <View className="grow">
                <View className="number">
                  每分 {sayFen(pointFen)} 元 · 超过 {sayNumber(secondPersonAbove)} 分两人办
                </View>
                <View className="small number">
                  {byLabel} · {sayMoment(at, now())}
                </View>
              </View>
            </View>
          )}
        </PagedList>
      ) : null}
      <AtDesk />
    </Screen>
  )
}
