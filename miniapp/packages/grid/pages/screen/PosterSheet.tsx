import { BigButton } from '@miniapp/components/BigButton'
import { Sheet } from '@miniapp/components/Sheet'
import { Image, View } from '@tarojs/components'
import type { usePoster } from './usePoster'

/** The posted code of a station, to be saved and printed. */
export function PosterSheet({ poster, busy, hide, save }: ReturnType<typeof usePoster>) {
  return (
    <Sheet id="poster" open={poster !== undefined} title="张贴码" onClose={hide}>
      <View className="poster">
        {poster ? (
          <Image
            className="poster-image"
            src={`data:${poster.contentType};base64,${poster.imageBase64}`}
            mode="aspectFit"
            showMenuByLongpress
            aria-label={`${poster.title}的打卡码`}
          />
        ) : null}
        <View className="lead">{poster?.title}</View>
        <View className="second">打印出来贴在驿站里，扫码并在驿站附近就能打卡。</View>
      </View>
      <BigButton id="poster-save" busy={busy} onTap={save}>
        保存图片
      </BigButton>
    </Sheet>
  )
}
