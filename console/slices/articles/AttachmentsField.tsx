import { newId } from '@console/app/ids'
import { asProblem } from '@console/app/problem'
import { uploadFile } from '@console/parts/files'
import { ATTACHMENT_LIMITS, ATTACHMENT_TYPES, attachmentTypeOf, sayBytes } from '@shared/rules/articles/attachment'
import { App, Button, Spin } from 'antd'
import { useState } from 'react'
import type { Words } from './useArticles'

export type Attachment = NonNullable<Words['attachments']>[number] & { bytes?: number }

interface Props {
  value?: readonly Attachment[]
  onChange?: (files: Attachment[]) => void
}

const ACCEPTED = Object.keys(ATTACHMENT_TYPES)
  .map((ending) => `.${ending}`)
  .join(',')

/** Files on an article: sent as soon as they are chosen. */
export function AttachmentsField({ value = [], onChange }: Props) {
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const choose = async (file: File | undefined) => {
    if (!file) return
    const type = attachmentTypeOf(file.name)
    if (type === undefined) return void message.error('只能选 PDF、Word、Excel 文件')
    if (file.size > ATTACHMENT_LIMITS.bytes) return void message.error('文件不能超过 10 MB')
    setBusy(true)
    try {
      const fileId = newId()
      await uploadFile({ id: fileId, purpose: 'attachment', contentType: ATTACHMENT_TYPES[type].mime }, file)
      onChange?.([...value, { name: file.name, fileId, bytes: file.size }])
    } catch (error) {
      message.error(asProblem(error).message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="article-box">
      {value.map((each, index) => (
        <div key={each.fileId ?? each.file} className="row">
          <span className="grow clip">
            {each.name} {each.bytes === undefined ? null : <span className="small">{sayBytes(each.bytes)}</span>}
          </span>
          <Button danger type="text" onClick={() => onChange?.(value.filter((_, at) => at !== index))}>
            去掉
          </Button>
        </div>
      ))}
      {value.length < ATTACHMENT_LIMITS.files ? (
        <label className="photo-add">
          {busy ? <Spin size="small" /> : '选文件'}
          <input
            id="article-file"
            type="file"
            accept={ACCEPTED}
            disabled={busy}
            onChange={(event) => {
              void choose(event.target.files?.[0])
              event.target.value = ''
            }}
          />
        </label>
      ) : null}
    </div>
  )
}
