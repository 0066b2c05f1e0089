import { BigButton } from '@miniapp/components/BigButton'
import { Loaded } from '@miniapp/components/Loaded'
import { ReasonSheet } from '@miniapp/components/ReasonSheet'
import { Screen } from '@miniapp/components/Screen'
import { Tap } from '@miniapp/components/Tap'
import { now } from '@miniapp/lib/clock'
import type { Outputs } from '@shared/contract/contract'
import { REDACTION_LIMITS, uncovered } from '@shared/rules/reports/redaction'
import { sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { BlackenedPhoto } from './BlackenedPhoto'
import { useRedact } from './useRedact'
import './redact.scss'

definePageConfig({ navigationBarTitleText: '遮挡照片' })

export interface Params {
  report: string
  photos: string
}

const PURPOSES = ['核对现场情况', '配合公安调查', '上报人要求'] as const

export default function RedactPage() {
  const redact = useRedact()
  const { load, photoIds, photoId, choosePhoto, mayBeSaved, busy, save, asksWhy, setAsksWhy } = redact
  return (
    <Screen
      className="screen--photo"
      foot={
        <BigButton
          id="redact-save"
          busy={busy}
          disabled={!mayBeSaved}
          {...(mayBeSaved ? {} : { note: '没有改动' })}
          onTap={save}
        >
          保存遮挡
        </BigButton>
      }
    >
      <Loaded load={load} rows={3}>
        {(redaction) => (
          <>
            <BlackenedPhoto redact={redact} url={redaction.url} />
            <View className="redact-below">
              {photoIds.length > 1 ? (
                <View className="redact-photos" role="radiogroup" aria-role="radiogroup">
                  {photoIds.map((each, index) => (
                    <Tap
                      key={each}
                      id={`redact-photo-${index}`}
                      className="redact-photo"
                      chosen={each === photoId}
                      onTap={() => choosePhoto(each)}
                    >
                      照片 {index + 1}
                    </Tap>
                  ))}
                </View>
              ) : null}
              <View className="second">在照片上划出人脸、车牌，或者点一下。被遮住的部分别人都看不到。</View>
              <BoxList redact={redact} redaction={redaction} />
              <Facts redaction={redaction} />
              {redaction.mayUncover && redaction.version > 0 && redaction.applied ? (
                <BigButton id="redact-original" kind="plain" onTap={() => setAsksWhy(true)}>
                  看没有遮挡的照片
                </BigButton>
              ) : null}
            </View>
          </>
        )}
      </Loaded>
      <ReasonSheet
        id="original"
        open={asksWhy}
        title="看没有遮挡的照片"
        presets={PURPOSES}
        placeholder="为什么要看"
        maxLetters={REDACTION_LIMITS.purposeCharacters}
        yes="记录并查看"
        busy={redact.opening}
        onYes={redact.seeOriginal}
        onClose={() => setAsksWhy(false)}
      >
        会记下来，上报人能看到谁在什么时候为什么看过。
      </ReasonSheet>
    </Screen>
  )
}

type Part = { redact: ReturnType<typeof useRedact>; redaction: Outputs['safety']['redaction'] }

/** The boxes one by one, so that each can be taken away again; saved ones only by the street office. */
function BoxList({ redact: { boxes, saved, change }, redaction: { mayUncover } }: Part) {
  if (boxes.length === 0) return null
  return (
    <View className="redact-boxes">
      {boxes.map((box, index) => {
        const isSaved = uncovered([box], saved).length === 0
        return (
          <View key={JSON.stringify(box)} className="row redact-box-row">
            <View className="grow">
              第 {index + 1} 处{isSaved ? '' : '（未保存）'}
            </View>
            {!isSaved || mayUncover ? (
              <Tap
                id={`redact-drop-${index}`}
                className="link"
                label={`去掉第 ${index + 1} 处遮挡`}
                onTap={() => change(boxes.filter((each) => each !== box))}
              >
                去掉
              </Tap>
            ) : null}
          </View>
        )
      })}
    </View>
  )
}

/** Who covered what, and whether everybody sees it so already. */
function Facts({ redaction: { version, applied, failed, byLabel, at, mayUncover } }: Pick<Part, 'redaction'>) {
  if (version === 0) return null
  const waiting = failed ? '照片没有处理成，请再保存一次。' : '正在处理照片，几秒后生效。'
  return (
    <View className="small">
      {applied ? '' : waiting}
      {at ? `${byLabel ?? ''} ${sayMoment(at, now())} 改过遮挡。` : ''}
      {mayUncover ? '' : '已保存的遮挡只有街道管理员能去掉。'}
    </View>
  )
}
