import { useHome } from '@miniapp/lib/answers/useHome'
import { useOverview } from '@miniapp/lib/answers/useStations'
import { api } from '@miniapp/lib/api/api'
import { type ApiError, asApiError, isTooOld } from '@miniapp/lib/api/apiError'
import { useBusy } from '@miniapp/lib/load/useBusy'
import { useParam } from '@miniapp/lib/navigation/useParam'
import { buzz, buzzLong, tell, tellError } from '@miniapp/lib/phone/feedback'
import { newId } from '@miniapp/lib/phone/ids'
import { scan } from '@miniapp/lib/phone/scan'
import { retake } from '@miniapp/lib/places/useSpot'
import { useSession } from '@miniapp/lib/session/session'
import type { Inputs, Outputs } from '@shared/contract/contract'
import { posterScene, sceneOfPoster } from '@shared/rules/posters/poster'
import { useEffect, useRef, useState } from 'react'
import { readScene, type StationScene } from './scene'

type Proof = Inputs['checkins']['create']['proof']
type Receipt = Outputs['checkins']['create']

/** What a poster that was scanned here is the code of; undefined when it is no station's. */
async function stationOfPoster(text: string): Promise<StationScene | undefined> {
  const poster = posterScene(text)
  if (!poster) return undefined
  const scene = sceneOfPoster(poster.posterId, poster.key)
  const found = await api.posters.scan({ id: newId(), scene }).catch((thrown: unknown) => {
    if (asApiError(thrown).code === 'POSTER_GONE') return undefined
    throw thrown
  })
  return found?.scene === undefined ? undefined : readScene(found.scene)
}

/** Checking in: by the code on the station's wall with the phone's place, or by the digits on its screen. */
export function useCheckin() {
  const session = useSession()
  const home = useHome()
  const overview = useOverview()
  const scanned = readScene(useParam<'worker/checkin'>('scene'))
  const wanted = useParam<'worker/checkin'>('station')
  const [posted, setPosted] = useState<StationScene | undefined>(scanned)
  const [stationId, setStationId] = useState(scanned?.stationId ?? wanted)
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState<Proof['kind']>()
  const [problem, setProblem] = useState<ApiError>()
  const [receipt, setReceipt] = useState<Receipt>()
  const [, run] = useBusy()
  // The visit's id: kept while it is tried again at the same station, so that a lost answer cannot double it.
  const visit = useRef<{ stationId: string; id: string }>()

  const send = (at: string, kind: Proof['kind'], prove: () => Promise<Proof>) =>
    run(async () => {
      setBusy(kind)
      setProblem(undefined)
      if (visit.current?.stationId !== at) visit.current = { stationId: at, id: newId() }
      try {
        const seen = home.data?.checkin.state
        const done = await api.checkins.create({
          id: visit.current.id,
          stationId: at,
          proof: await prove(),
          seen,
        })
        setReceipt(done)
        buzz()
      } catch (thrown) {
        const error = asApiError(thrown)
        setProblem(error)
        if (isTooOld(error)) visit.current = undefined
        if (error.code === 'ROTATING_CODE_INVALID') setCode('')
        buzzLong()
      } finally {
        setBusy(undefined)
      }
    })

  const byScene = ({ stationId: at, scene }: StationScene) =>
    send(at, 'posted', async () => {
      const { latitude, longitude, accuracyMetres } = await retake()
      return {
        kind: 'posted',
        scene,
        location: { latitude, longitude, accuracyMetres },
      }
    })

  async function byScan(): Promise<void> {
    const text = await scan()
    if (text === undefined) return
    const read = readScene(text) ?? (await stationOfPoster(text).catch(tellError))
    if (!read) {
      tell('这不是驿站的打卡码，请扫驿站里张贴的码')
      return
    }
    setPosted(read)
    setStationId(read.stationId)
    await byScene(read)
  }

  const member = !session ? 'out' : session.me.status === 'confirmed' ? 'confirmed' : 'other'
  const ready = member === 'confirmed' && home.state !== 'loading'
  const begun = useRef(false)
  // Opened by scanning the code with WeChat itself: that was the person's tap, so it goes on at once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when everything it needs is there
  useEffect(() => {
    if (!scanned || !ready || begun.current) return
    begun.current = true
    byScene(scanned)
  }, [ready])

  return {
    /** Signed in, the stations come with the state that a check-in sends back; a visitor gets them alone. */
    places: session ? home : overview,
    member,
    stationId,
    choose: setStationId,
    code,
    type: (text: string) => setCode(text.replace(/\D/g, '').slice(0, 6)),
    posted,
    byScan,
    again: () => (posted ? byScene(posted) : Promise.resolve()),
    byCode: (at: string) => send(at, 'rotating', async () => ({ kind: 'rotating', code })),
    busy,
    problem,
    receipt,
  } as const
}
