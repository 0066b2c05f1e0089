import { Screen } from '@miniapp/components/Screen'

definePageConfig({ navigationBarTitleText: '结对联系' })

export interface Params {
  show?: 'unpaired'
}

export default function Page() {
  return <Screen>{null}</Screen>
}
