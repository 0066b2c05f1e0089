import { recall, remember } from '@miniapp/lib/offline/storage'
import type { Me } from '@miniapp/lib/session/session'
import { isStaffOnly, worksForStreet } from '@miniapp/lib/session/staff'
import { useState } from 'react'

/** The two first screens of whoever works for the street and rides as well. */
export const HOMES = { staff: '今天的工作', rider: '我是小哥' } as const
export type Which = keyof typeof HOMES

const KEY = 'home:which'

/** Which first screen a person looks at: staff their work, unless they ride as well and chose that on this phone. */
export function useWhichHome(me: Me | undefined) {
  const [chosen, setChosen] = useState(() => recall<Which>(KEY))
  const works = worksForStreet(me)
  const both = me !== undefined && works && !isStaffOnly(me)
  const which: Which = works && !(both && chosen === 'rider') ? 'staff' : 'rider'
  return {
    which,
    both,
    choose: (next: Which) => {
      remember(KEY, next)
      setChosen(next)
    },
  }
}
