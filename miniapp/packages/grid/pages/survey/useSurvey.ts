import { api } from '@miniapp/lib/api/api'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { useMore } from '@miniapp/lib/load/usePages'
import { useState } from 'react'

export const KINDS = { outlet: '网点', enterprise: '企业' } as const

/** The latest round, and where of one's own people are to be surveyed. */
export function useSurvey() {
  const [kind, setKind] = useState<keyof typeof KINDS>('outlet')
  const now = useLoad(() => api.survey.now({ kind }), [kind], { cache: `survey:${kind}` })
  const round = now.data?.round
  const outlets = useMore(
    now.data?.outlets,
    (cursor) => api.survey.outlets({ round: round?.round ?? 0, kind, cursor }),
    [kind, round?.round],
  )
  return { kind, setKind, now, outlets }
}
