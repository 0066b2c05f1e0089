import { PhoneOutlined } from '@ant-design/icons'
import { useKeys } from '@console/app/keys/keys'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'

/** A form with a map and photos: fetched when somebody calls. */
const BehalfForm = lazy(() => import('./BehalfForm').then((file) => ({ default: file.BehalfForm })))

/** The way to a report that is taken in for somebody who calls or stands at the counter. */
export function BehalfEntry({ teamId }: { teamId: string | undefined }) {
  const [open, setOpen] = useState(false)
  const begin = () => setOpen(true)
  useKeys('来电来访', [{ key: 'c', label: '代为登记', run: begin }])
  return (
    <>
      <Button id="behalf" size="small" icon={<PhoneOutlined />} onClick={begin}>
        代为登记 <kbd>C</kbd>
      </Button>
      <Suspense fallback={null}>{open ? <BehalfForm teamId={teamId} onClose={() => setOpen(false)} /> : null}</Suspense>
    </>
  )
}
