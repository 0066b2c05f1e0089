import { Screen } from '@miniapp/components/Screen'

definePageConfig({ navigationBarTitleText: '联系' })

export interface Params {
  id: string
}

export default function Page() {
  return <Screen>{null}</Screen>
}
