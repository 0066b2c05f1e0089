import { MobileOutlined } from '@ant-design/icons'
import { api } from '@console/app/client'
import { Loaded } from '@console/parts/States'
import { pageLink } from '@shared/pages'
import { useQuery } from '@tanstack/react-query'
import { Button, Popover } from 'antd'
import { useState } from 'react'

/** Where the demo phone opens it, for a machine on which everything runs; nobody else is shown it. */
const demoLink = (scene: string) =>
  location.hostname === 'localhost' ? `/${pageLink('grid/handle', { id: '', scene })}` : undefined

/** A code that one's own phone scans to go on with this report, as for a photo from the place. */
export function PhoneEntry({ reportId }: { reportId: string }) {
  const [isOpen, setOpen] = useState(false)
  const code = useQuery({
    queryKey: ['phoneCode', reportId],
    queryFn: () => api.reports.phoneCode({ reportId }),
    enabled: isOpen,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const content = (
    <div className="phone-code">
      <Loaded query={code} rows={5}>
        {({ scene, contentType, imageBase64 }) => (
          <>
            <img alt="打开这件工单的小程序码" src={`data:${contentType};base64,${imageBase64}`} />
            <p className="small">用自己的微信扫，手机上直接打开这一件。别人扫了，看到的是他自己能看的。</p>
            {demoLink(scene) ? (
              <a id="phone-demo" className="small" href={demoLink(scene)} target="nuanxin-phone" rel="noopener">
                演示：用另一个窗口里的手机扫
              </a>
            ) : null}
          </>
        )}
      </Loaded>
    </div>
  )
  return (
    <Popover trigger="click" placement="bottomRight" open={isOpen} onOpenChange={setOpen} content={content}>
      <Button id="phone-code" size="small" icon={<MobileOutlined />}>
        在手机上接着办
      </Button>
    </Popover>
  )
}
