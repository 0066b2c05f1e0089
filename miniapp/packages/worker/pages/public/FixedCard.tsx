import { Icon } from '@miniapp/components/Icon'
import { Tap } from '@miniapp/components/Tap'
import { now } from '@miniapp/lib/clock'
import { go } from '@miniapp/lib/navigation/go'
import { sayMoment } from '@shared/rules/time/day'
import { Image, View } from '@tarojs/components'
import type { PublicCard } from '../../components/PublicRow'

/** What was fixed: before and after, side by side. */
export function FixedCard({ report }: { report: PublicCard }) {
  const { reportId, categoryName, address, beforeUrl, afterUrl, fixedAt, submittedAt } = report
  return (
    <Tap id={`fixed-${reportId}`} className="card" onTap={() => go('worker/publicReport', { id: reportId })}>
      <View className="fixed-pair">
        <Side url={beforeUrl} word="之前" />
        <Side url={afterUrl} word="之后" />
      </View>
      <View className="report-name">{categoryName}</View>
      <View className="small">
        {address ? `${address} · ` : ''}
        {sayMoment(fixedAt ?? submittedAt, now())}修好
      </View>
    </Tap>
  )
}

function Side({ url, word }: { url: string; word: string }) {
  return (
    <View className="fixed-side">
      {url ? (
        <Image className="fixed-photo" src={url} mode="aspectFill" lazyLoad aria-label={word} />
      ) : (
        <View className="fixed-photo report-thumb--none">
          <Icon name="camera" size="large" />
        </View>
      )}
      <View className="fixed-word">{word}</View>
    </View>
  )
}
