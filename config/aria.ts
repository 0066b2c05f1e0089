import path from 'node:path'
import type { IPluginContext } from '@tarojs/service'
import { ARIA } from '../miniapp/lib/phone/aria'

interface Platform {
  template: { mergeComponents(ctx: IPluginContext, components: object): void }
  runtimePath: string | string[]
}

/**
 * Taro's WeChat templates know no `aria-*`: without them a screen reader finds tiles and rows, but not what they are.
 * Adds them to the templates here and to the runtime in `miniapp/lib/phone/aria.ts`, which must agree on every name.
 */
export default (ctx: IPluginContext) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform: Platform) {
      if (process.env.TARO_ENV !== 'weapp') return
      platform.template.mergeComponents(ctx, ARIA)
      const runtime = path.resolve(__dirname, '../miniapp/lib/phone/ariaRuntime.ts')
      platform.runtimePath = [platform.runtimePath, runtime].flat()
    },
  })
}
