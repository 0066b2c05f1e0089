import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import type { Report } from '../answers'

/** Seldom opened: not part of the queue's page. */
const RedactModal = lazy(() => import('./RedactModal').then((file) => ({ default: file.RedactModal })))

/** The way from a report's photos to hiding what must not be seen on them. */
export function RedactEntry({ reportId, photos }: { reportId: string; photos: Report['photos'] }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <p className="report-redact">
      <Button id="redact" size="small" onClick={() => setOpen(true)}>
        遮挡人脸、车牌
      </Button>
      {isOpen ? (
        <Suspense fallback={null}>
          <RedactModal
            reportId={reportId}
            photoIds={photos.map(({ photoId }) => photoId)}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      ) : null}
    </p>
  )
}
