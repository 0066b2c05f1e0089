import type { Box } from '@shared/rules/reports/redaction'
import { Image, View } from '@tarojs/components'
import { frameOf, type useRedact } from './useRedact'

const placed = ({ left, top, width, height }: Box) => ({
  left: `${left / 10}%`,
  top: `${top / 10}%`,
  width: `${width / 10}%`,
  height: `${height / 10}%`,
})

interface Props {
  redact: Pick<ReturnType<typeof useRedact>, 'boxes' | 'drawing' | 'frame' | 'setFrame' | 'touch'>
  url: string
}

/** A photo to be drawn on with a finger, its boxes over it. */
export function BlackenedPhoto({ redact: { boxes, drawing, frame, setFrame, touch }, url }: Props) {
  const size = frame ? { width: `${frame.width}px`, height: `${frame.height}px` } : {}
  return (
    <View className="redact-stage">
      <View
        id="redact-photo"
        className="redact-frame"
        style={size}
        catchMove
        onTouchStart={(event) => touch(event, 'start')}
        onTouchMove={(event) => touch(event, 'move')}
        onTouchEnd={(event) => touch(event, 'end')}
      >
        <Image
          className="redact-image"
          src={url}
          mode="scaleToFill"
          aria-label="要遮挡的照片"
          onLoad={({ detail }) => setFrame(frameOf({ width: Number(detail.width), height: Number(detail.height) }))}
        />
        {[...boxes, ...(drawing ? [drawing] : [])].map((box) => (
          <View key={JSON.stringify(box)} className="redact-box" style={placed(box)} />
        ))}
      </View>
    </View>
  )
}
