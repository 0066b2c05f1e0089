import { Card } from '@miniapp/components/Card'
import { Row } from '@miniapp/components/Row'
import { ATTACHMENT_TYPES, attachmentTypeOf, sayBytes } from '@shared/rules/articles/attachment'
import { openFile } from './openFile'
import type { Article } from './useArticle'

/** Files on an article, by the names their editor gave them. */
export function Attachments({ article: { attachments = [], files } }: { article: Article }) {
  if (attachments.length === 0) return null
  return (
    <Card title="附件" className="entries">
      {attachments.map(({ name, file, bytes }) => {
        const type = attachmentTypeOf(name)
        const note = [type && ATTACHMENT_TYPES[type].label, sayBytes(bytes)].filter(Boolean).join(' · ')
        const url = files[file]
        return (
          <Row
            key={file}
            id={`file-${file}`}
            icon="document"
            title={name}
            note={note}
            onTap={() => {
              if (url && type) void openFile(url, type)
            }}
          />
        )
      })}
    </Card>
  )
}
