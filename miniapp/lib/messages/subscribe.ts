import Taro from '@tarojs/taro'

/** Can a message reach the phone outside of the app? */
export const canSubscribe = true

/**
 * WeChat's dialog “may we send you a message”, which opens only from a tap: the templates of these ids that were accepted,
 * each good for one message. Rejects when it did not open, e.g. with all notices switched off in WeChat's settings.
 */
export async function subscribe(ids: readonly string[]): Promise<string[]> {
  // `entityIds` is another platform's; Taro's types ask for both.
  const said = await Taro.requestSubscribeMessage({ tmplIds: [...ids], entityIds: [] })
  return ids.filter((id) => Reflect.get(said, id) === 'accept')
}
