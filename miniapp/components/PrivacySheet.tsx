import { View } from '@tarojs/components'
import { go } from '../lib/navigation/go'
import { AGREE_BUTTON, usePrivacyQuestion } from '../lib/session/privacy'
import { BigButton } from './BigButton'
import { Sheet } from './Sheet'
import { Tap } from './Tap'

/** WeChat's privacy question in our words; shows only while WeChat waits for an answer. */
export function PrivacySheet() {
  const answer = usePrivacyQuestion()
  return (
    <Sheet id="privacy-question" open={Boolean(answer)} title="使用前请确认" onClose={() => answer?.(false)}>
      <View className="confirm-text">
        接下来要用到手机的位置、相机或手机号。只在你办事时使用，怎么用、存多久都写在隐私政策里。
      </View>
      <Tap className="link" onTap={() => go('worker/privacy')}>
        看隐私政策
      </Tap>
      <BigButton
        id={AGREE_BUTTON}
        openType="agreePrivacyAuthorization"
        onAgreePrivacyAuthorization={() => answer?.(true)}
      >
        同意并继续
      </BigButton>
      <BigButton id="privacy-disagree" kind="plain" onTap={() => answer?.(false)}>
        不同意
      </BigButton>
    </Sheet>
  )
}
