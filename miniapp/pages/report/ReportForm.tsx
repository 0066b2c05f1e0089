import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { CheckRow } from '@miniapp/components/CheckRow'
import { ConfirmSheet } from '@miniapp/components/ConfirmSheet'
import { TextField } from '@miniapp/components/Fields'
import { Icon } from '@miniapp/components/Icon'
import { Loaded } from '@miniapp/components/Loaded'
import { PhotoPicker } from '@miniapp/components/PhotoPicker'
import { Tap } from '@miniapp/components/Tap'
import { REPORT_LIMITS } from '@shared/rules/reports/report'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { CategoryGrid } from './CategoryGrid'
import { Emergency } from './Emergency'
import { PlaceCard } from './PlaceCard'
import { Questions } from './Questions'
import type { Desk } from './useDesk'
import type { useReportForm } from './useReportForm'

type Form = ReturnType<typeof useReportForm>

/** Photos first, then what and where, one text. Its button is `SendButton`. */
export function ReportForm({ form, desk }: { form: Form; desk: Desk['mine'] }) {
  const { draft, change, category } = form
  return (
    <>
      {form.found ? <View className="second">上次没发出的内容还在，接着填就行。</View> : null}
      <PhotoPicker
        photos={draft.photos.map(({ photo }) => photo)}
        max={REPORT_LIMITS.photos}
        label={category?.urgent ? '拍一张（可以不拍）' : '拍下问题'}
        onChange={form.setPhotos}
      />
      <Card title="是什么问题">
        {form.categories ? (
          <CategoryGrid categories={form.categories} chosen={draft.categoryId} onChoose={form.choose} />
        ) : (
          <Loaded load={desk} rows={1}>
            {() => null}
          </Loaded>
        )}
      </Card>
      <Questions
        questions={category?.questions ?? []}
        answers={draft.answers}
        optional={category?.urgent ?? false}
        onAnswer={form.answer}
      />
      {form.callFirst ? <Emergency first={form.callFirst} /> : null}
      <PlaceCard place={form} chosen={draft.spot !== undefined} />
      <Card className="form">
        <TextField
          id="report-text"
          label="说两句（可以不写）"
          placeholder="在什么位置、有多严重、多久了"
          lines="many"
          max={REPORT_LIMITS.descriptionCharacters}
          value={draft.description}
          onChange={(description) => change({ description })}
        />
        <CheckRow
          id="report-anonymous"
          checked={draft.anonymous}
          label="匿名，只有处理的网格员知道是我"
          onChange={(anonymous) => change({ anonymous })}
        >
          匿名，只有处理的网格员知道是我
        </CheckRow>
      </Card>
      {form.filled ? <ClearForm onClear={form.clear} /> : null}
    </>
  )
}

/** Throws away what was written, after asking. */
function ClearForm({ onClear }: { onClear: () => void }) {
  const [asking, ask] = useState(false)
  return (
    <>
      <Tap id="draft-clear" className="link draft-clear" onTap={() => ask(true)}>
        <Icon name="trash" size="small" />
        清空，重新写
      </Tap>
      <ConfirmSheet
        id="draft-clear-ask"
        open={asking}
        title="清空这张表？"
        yes="清空"
        no="留着"
        kind="danger"
        onYes={() => {
          ask(false)
          onClear()
        }}
        onNo={() => ask(false)}
      >
        照片和写好的内容会删掉，已经发出的上报不受影响。
      </ConfirmSheet>
    </>
  )
}

/** The form's one button: it says what is missing, or whom to call first. */
export function SendButton({ form }: { form: Form }) {
  const { category, call } = form
  return (
    <BigButton
      id="report-send"
      kind={category?.urgent || call ? 'danger' : 'main'}
      busy={form.busy}
      missing={form.missing}
      onTap={form.send}
    >
      {call ? `先打 ${call.phone}` : category?.urgent ? '马上上报' : '上报'}
    </BigButton>
  )
}
