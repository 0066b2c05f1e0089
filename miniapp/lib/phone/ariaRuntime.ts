import { mergeInternalComponents } from '@tarojs/shared'
import { ARIA } from './aria'

/** Loaded before the app by config/aria.ts: tells Taro's runtime of the attributes the templates were given. */
mergeInternalComponents(ARIA)
