import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { TextField } from '@miniapp/components/Fields'
import { PhotoPicker } from '@miniapp/components/PhotoPicker'
import { Sheet } from '@miniapp/components/Sheet'
import { now } from '@miniapp/lib/clock'
import type { LocalPhoto } from '@miniapp/lib/photos/photos'
import { usePhotosComing } from '@miniapp/lib/photos/photosComing'
import type { Outputs } from '@shared/contract/contract'
import { REPORT_LIMITS } from '@shared/rules/reports/report'
import { sayMoment } from '@shared/rules/time/day'
import { View } from '@tarojs/components'
import { useState } from 'react'

/** More than these are a report of their own. */
const PHOTOS = 3

/** What staff asked and nobody has answered yet; nothing when there is none. */
export function QuestionCard({ report }: { report: Outputs['reports']['get'] }) {
  if (!report.moves.includes('reply')) return null
  const question = report.timeline.findLast(({ move }) => move === 'ask')
  if (!question) return null
  return (
    <Card id="question" title="网格员想问你">
      <View>{question.note}</View>
      <View className="small number">
        {question.byLabel} · {sayMoment(question.at, now())}
      </View>
    </Card>
  )
}

interface Props {
  open: boolean
  busy: boolean
  onSend: (text: string, photos: readonly LocalPhoto[]) => void
  onClose: () => void
}

/** The answer to it: words, and pictures where they say more. */
export function ReplySheet({ open, busy, onSend, onClose }: Props) {
  const [text, setText] = useState('')
  const [photos, setPhotos] = useState<LocalPhoto[]>([])
  const coming = usePhotosComing()
  const missing = coming ?? (text.trim() === '' ? '写几个字' : undefined)
  return (
    <Sheet id="reply" open={open} title="回答网格员" onClose={onClose}>
      <TextField
        id="reply-text"
        label="回答"
        value={text}
        placeholder="比如：在路西边，超市门口"
        max={REPORT_LIMITS.noteCharacters}
        lines="many"
        onChange={setText}
      />
      <PhotoPicker photos={photos} max={PHOTOS} label="补拍照片（可不拍）" onChange={setPhotos} />
      <BigButton id="reply-yes" busy={busy} missing={missing} onTap={() => onSend(text.trim(), photos)}>
        发给网格员
      </BigButton>
    </Sheet>
  )
}
