import { Badge } from '@miniapp/components/Badge'
import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { Icon } from '@miniapp/components/Icon'
import { now } from '@miniapp/lib/clock'
import { sayMetres } from '@shared/rules/place/geo'
import { sayMoment } from '@shared/rules/time/day'
import { Image, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Similar } from './useSimilar'
import './SimilarStep.scss'

interface Props {
  found: readonly Similar[]
  busy: boolean
  onSame: (similar: Similar) => void
}

/** Before a report is sent: what others reported of this kind right here, each to be joined instead. */
export function SimilarStep({ found, busy, onSame }: Props) {
  return (
    <>
      <View id="similar" className="title">
        附近有人报过，是同一件吗？
      </View>
      <View className="second">是的话点“就是这个”，不用再报，处理好了会告诉你。</View>
      {found.map((similar) => (
        <OneSimilar key={similar.reportId} similar={similar} busy={busy} onSame={() => onSame(similar)} />
      ))}
    </>
  )
}

function OneSimilar({ similar, busy, onSame }: { similar: Similar; busy: boolean; onSame: () => void }) {
  const { reportId, photoUrl, summary, address, metres, submittedAt, pluses, isMine } = similar
  return (
    <Card>
      {photoUrl ? (
        <Image
          className="similar-photo"
          src={photoUrl}
          mode="aspectFill"
          lazyLoad
          aria-label="上报的照片，点开看大图"
          onClick={() => {
            Taro.previewImage({ urls: [photoUrl], current: photoUrl })
          }}
        />
      ) : null}
      <View className="row similar-head">
        <View className="lead grow">离这里 {sayMetres(metres)}</View>
        {pluses > 0 ? <Badge tone="brand">{pluses} 人也看到了</Badge> : null}
      </View>
      {summary ? <View>{summary}</View> : null}
      <View className="row second">
        <Icon name="pin" size="small" />
        <View className="grow">{address || '没有写地址'}</View>
      </View>
      <View className="small number">{sayMoment(submittedAt, now())} 上报</View>
      <BigButton id={`similar-same-${reportId}`} kind="plain" icon="check" busy={busy} onTap={onSame}>
        {isMine ? '是我报的这件，看进度' : '就是这个'}
      </BigButton>
    </Card>
  )
}
