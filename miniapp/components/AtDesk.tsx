import { View } from '@tarojs/components'

/** What is done here is done more easily at a PC. */
export const AtDesk = () => <View className="small">在电脑上办更顺手：我的 → 在电脑上登录。</View>
