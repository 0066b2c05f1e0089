/** A browser has no privacy gate of WeChat's. */
export function watchPrivacy(): void {}

export const AGREE_BUTTON = 'privacy-agree'

/** Never a question. */
export const usePrivacyQuestion = (): ((agreed: boolean) => void) | undefined => undefined
