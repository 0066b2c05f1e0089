import { Image } from '@tarojs/components'
import { useMemo } from 'react'
import { qrAddress } from '../lib/phone/qr'

/** A QR, always dark on white. `label` says what it is for; what it holds is of no use to the ear. */
export function QrCode({ text, label, id }: { text: string; label: string; id: string }) {
  const src = useMemo(() => qrAddress(text), [text])
  return <Image id={id} className="qr" src={src} mode="scaleToFill" aria-label={label} data-payload={text} />
}
