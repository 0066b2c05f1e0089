import { publicArticle } from '@functions/articles/queries'
import { merchantOf } from '@functions/meals/catalogue'
import type { Actor } from '@functions/platform/http/token'
import { problem } from '@functions/platform/problem'
import { sceneOf, withSecret } from '@functions/stations/posted'
import { stationAddedToo, stationOf } from '@functions/stations/street'
import { reaches } from '@shared/rules/people/roles'
import type { PosterKind } from '@shared/rules/posters/poster'

/** What a poster opens: what it is called, and where it is, for a poster that hangs at the thing itself. */
interface Target {
  title: string
  place: string
}

/** What may be posted, and by whom. @throws NOT_FOUND */
export const targetOf = (actor: Actor, kind: PosterKind, ref: string): Promise<Target> => TARGETS[kind](actor, ref)

const TARGETS: Record<PosterKind, (actor: Actor, ref: string) => Promise<Target>> = {
  station: async ({ streetId, grants }, ref) => {
    const { name, communityId } = await stationAddedToo(streetId, ref)
    if (!reaches(grants, communityId)) throw problem('NOT_FOUND')
    return { title: name, place: name }
  },
  shop: async ({ streetId }, ref) => {
    const { name } = await merchantOf(streetId, ref)
    return { title: name, place: name }
  },
  // Whoever scans it may not have signed in: what is for some is not posted.
  article: async ({ streetId }, ref) => ({ title: (await publicArticle(streetId, ref)).title, place: '' }),
  lesson: async ({ streetId }, ref) => {
    const { title, lesson } = await publicArticle(streetId, ref)
    if (!lesson) throw problem('NOT_FOUND')
    return { title, place: '' }
  },
}

/** What a check-in at a station is proved with by whoever scanned its poster. Warm: no read. @throws NOT_FOUND */
export async function checkinScene(streetId: string, stationId: string): Promise<string> {
  return sceneOf(await withSecret(await stationOf(streetId, stationId)))
}
