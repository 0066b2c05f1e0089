import { api } from '@miniapp/lib/api/api'
import { now } from '@miniapp/lib/clock'
import { type Note, noted, notes } from '@miniapp/lib/offline/notes'
import { forget, recall, remember } from '@miniapp/lib/offline/storage'
import { tell } from '@miniapp/lib/phone/feedback'
import { newId } from '@miniapp/lib/phone/ids'
import { useSession } from '@miniapp/lib/session/session'
import type { Outputs } from '@shared/contract/contract'
import { lackingOf } from '@shared/rules/study/lesson'
import Taro, { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { studyKey } from '../../study'
import type { Article } from './useArticle'

/** A lesson that was begun on this phone: its ticket, and how long it was in front so far. */
export type Begun = Pick<Outputs['study']['start'], 'ticket' | 'expiresAt' | 'seen'> & {
  /** Since its ticket. */
  seconds: number
  /** What counted before, on another phone or here; a phone that kept none has none. */
  earlier?: number
  /** How many of its seconds the server was told when it was left. */
  told?: number
  /** Its questions were answered, rightly or not. */
  answered?: boolean
}

/** Where a lesson stands: nobody's, being begun, no network to begin it, going on, finished here, or there. */
export type StudyState = 'none' | 'asking' | 'offline' | 'running' | 'sending' | 'kept' | 'done'

const TICK_MS = 1000
/** A longer pause between two ticks is no reading. */
const MOST_MS = 2 * TICK_MS
/** Fewer new seconds are not worth a message. */
const WORTH_TELLING = 5

const soFar = ({ seconds, earlier = 0 }: Begun): number => earlier + seconds

/**
 * Counts how long a lesson is in front, over several visits, and finishes it by itself: without a network it is sent later. What
 * is heard or seen elsewhere counts while one is there, too.
 */
export function useStudy({ articleId, title, lesson, questions = [] }: Article) {
  const me = useSession()?.me
  const memberId = me?.grants.some(({ role }) => role === 'worker') ? me.memberId : undefined
  const [state, setState] = useState<StudyState>('none')
  const [seconds, setSeconds] = useState(0)
  const [answered, setAnswered] = useState(false)
  const begun = useRef<Begun>()
  const isSeen = useRef(true)
  useDidShow(() => {
    isSeen.current = true
  })
  useDidHide(() => {
    isSeen.current = false
    leave.current()
  })

  // However the page is left, the server learns how far it is; nobody waits for it, and without a network it is sent later.
  const leave = useRef<() => void>(() => undefined)
  leave.current = () => {
    const left = begun.current
    if (!left || state !== 'running' || memberId === undefined) return
    const { ticket, told = 0 } = left
    const claimed = Math.floor(left.seconds)
    if (claimed - told < WORTH_TELLING) return
    begun.current = { ...left, told: claimed }
    remember(studyKey(articleId), begun.current)
    tellLeft(memberId, title, { articleId, ticket, seconds: claimed })
  }
  useEffect(() => () => leave.current(), [])

  const needed = lesson?.seconds ?? 0
  const isRead = lesson?.format === 'read'

  useEffect(() => {
    if (needed === 0 || memberId === undefined) return
    const known = recall<Begun>(studyKey(articleId))
    const run = (next: Begun) => {
      begun.current = next
      setSeconds(soFar(next))
      setAnswered(next.answered === true)
      setState('running')
    }
    if (known && known.expiresAt > now()) return run(known)
    setState('asking')
    // Once the words are drawn.
    Taro.nextTick(() => {
      api.study
        .start({ articleId })
        .then(({ ticket, expiresAt, seen, earlier, finishedAt }) => {
          if (finishedAt === undefined) run({ ticket, expiresAt, seen, earlier, seconds: 0 })
          else setState('done')
        })
        // It can be read all the same; the screen says that it does not count.
        .catch(() => setState('offline'))
    })
  }, [articleId, memberId, needed])

  useEffect(() => {
    if (state !== 'running') return
    let last = now()
    const timer = setInterval(() => {
      const [passed, at] = [now() - last, now()]
      last = at
      if (!begun.current || (isRead && (!isSeen.current || passed > MOST_MS))) return
      begun.current = { ...begun.current, seconds: begun.current.seconds + passed / 1000 }
      remember(studyKey(articleId), begun.current)
      setSeconds(soFar(begun.current))
    }, TICK_MS)
    return () => clearInterval(timer)
  }, [state, articleId, isRead])

  const asks = questions.length
  const isEnough = state === 'running' && !lackingOf({ seconds: needed, asks }, { seconds, answered })
  useEffect(() => {
    const lessonBegun = begun.current
    if (!isEnough || !lessonBegun || memberId === undefined) return
    setState('sending')
    const { ticket, seen, seconds: claimed } = lessonBegun
    const input = { articleId, ticket, seen, seconds: Math.floor(claimed), answered: asks }
    noted(memberId, title, { id: newId(), route: 'study.finish', input }).then(async (what) => {
      if (typeof what === 'object') {
        // The next visit begins it anew.
        forget(studyKey(articleId))
        setState('none')
        return tell(what.problem)
      }
      forget(studyKey(articleId))
      setState(what === 'sent' ? 'done' : 'kept')
      if (what === 'sent') tell(await sayDone(articleId))
    })
  }, [isEnough, articleId, memberId, title, asks])

  const answer = () => {
    if (!begun.current) return
    begun.current = { ...begun.current, answered: true }
    remember(studyKey(articleId), begun.current)
    setAnswered(true)
  }
  return { state, lacks: lackingOf({ seconds: needed, asks }, { seconds, answered }), answer }
}

export type Study = ReturnType<typeof useStudy>

/** Says how far a lesson was come. It says all of it: one that waits for a network is replaced. */
function tellLeft(memberId: string, title: string, input: Note<'study.leave'>['input']): void {
  for (const { report, state } of notes.items.get()) {
    const isOlder = report.route === 'study.leave' && 'ticket' in report.input && report.input.ticket === input.ticket
    if (isOlder && state === 'waiting') notes.remove(report.id)
  }
  // What is refused is forgotten: the lesson goes on by what this phone knows.
  void noted(memberId, title, { id: newId(), route: 'study.leave', input })
}

/** What a lesson brought: without points it is finished all the same. */
async function sayDone(articleId: string): Promise<string> {
  const points = await api.study
    .start({ articleId })
    .then((lesson) => lesson.points)
    // It is finished; what it brought stands in the account.
    .catch(() => undefined)
  if (points === undefined) return '学完了'
  return points > 0 ? `学完了，+${points} 积分` : '学完了，记上了；今天学习的积分已经加满'
}
