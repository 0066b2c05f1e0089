import { Screen } from '@miniapp/components/Screen'

definePageConfig({ navigationBarTitleText: '我的联系人' })


export default function Page() {
  return <Screen>{null}</Screen>
}
