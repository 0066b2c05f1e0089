import { BigButton } from '@miniapp/components/BigButton'
import { Card } from '@miniapp/components/Card'
import { Loaded } from '@miniapp/components/Loaded'
import { Screen } from '@miniapp/components/Screen'
import { goTab } from '@miniapp/lib/navigation/go'
import { POSTER_KINDS } from '@shared/rules/posters/poster'
import { View } from '@tarojs/components'
import { DOORS, usePoster } from './usePoster'

definePageConfig({ navigationBarTitleText: '海报' })

export interface Params {
  /** Of the printed code. */
  scene?: string
}

/** Where every poster's code leads: on at once to what it is of. What is seen of it is the way while it opens, or why it does not. */
export default function PosterPage() {
  const load = usePoster()
  return (
    <Screen
      foot={
        load.state === 'error' ? (
          <BigButton id="poster-home" kind="plain" onTap={() => goTab('home')}>
            去首页
          </BigButton>
        ) : null
      }
    >
      <Loaded load={load} rows={2}>
        {(found) => (
          <Card title={POSTER_KINDS[found.kind].label}>
            <View className="second">{found.place}</View>
            <BigButton id="poster-open" onTap={() => DOORS[found.kind](found)}>
              打开
            </BigButton>
          </Card>
        )}
      </Loaded>
    </Screen>
  )
}
