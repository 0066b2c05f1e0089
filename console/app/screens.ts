import type { Grant } from '@shared/rules/people/roles'
import { isFor, type Screen } from './screen'

/** Every screen there is: a slice's folder, or a folder of it, with a `screen.tsx` is in the menu. */
const found = import.meta.glob<{ screen: Screen }>('../slices/**/screen.tsx', { eager: true })

export const SCREENS: readonly Screen[] = Object.values(found)
  .map(({ screen }) => screen)
  .sort((a, b) => a.order - b.order)

/** The screens somebody with these grants works with. */
export const screensFor = (grants: readonly Grant[]): Screen[] => SCREENS.filter((screen) => isFor(screen, grants))
