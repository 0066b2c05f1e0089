import { Empty } from '@miniapp/components/Empty'
import { Screen } from '@miniapp/components/Screen'

export default function Page() {
  return (
    <Screen>
      <Empty text="正在准备" />
    </Screen>
  )
}
