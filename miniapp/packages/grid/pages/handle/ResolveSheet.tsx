import { BigButton } from '@miniapp/components/BigButton'
import { TextField } from '@miniapp/components/Fields'
import { PhotoPicker } from '@miniapp/components/PhotoPicker'
import { Sheet } from '@miniapp/components/Sheet'
import { usePhotosComing } from '@miniapp/lib/photos/photosComing'
import { REPORT_LIMITS } from '@shared/rules/reports/report'
import { View } from '@tarojs/components'
import { TemplateChips } from './TemplateChips'
import type { Handle } from './useHandle'
import type { Templates } from './useTemplates'

/** Says a report is dealt with: photos of how it looks now, and a word to the person who reported it. */
export function ResolveSheet({ handle, templates }: { handle: Handle; templates: Templates }) {
  const { sheet, setSheet, photos, setPhotos, note, setNote, busy, sent, resolve } = handle
  const coming = usePhotosComing()
  const missing = coming ?? (photos.length === 0 ? '还差处理后的照片' : undefined)
  const sending = sent < photos.length ? `正在传照片 ${sent}/${photos.length}` : '正在提交'
  return (
    <Sheet id="resolve" open={sheet === 'resolve'} title="处理完成" onClose={() => setSheet(undefined)}>
      <View className="confirm-text">上报人会看到照片和说明，由他确认是否解决。</View>
      <PhotoPicker photos={photos} max={REPORT_LIMITS.photos} label="拍处理后的照片" onChange={setPhotos} />
      <TemplateChips texts={templates.textsFor('resolve')} chosen={note} onChoose={setNote} />
      <TextField
        id="resolve-note"
        label="说明（可不填）"
        value={note}
        placeholder="怎么处理的"
        max={REPORT_LIMITS.noteCharacters}
        lines="many"
        onChange={setNote}
      />
      <BigButton id="handle-resolve-yes" kind="good" icon="check" busy={busy} missing={missing} onTap={resolve}>
        {busy ? sending : '提交'}
      </BigButton>
    </Sheet>
  )
}
