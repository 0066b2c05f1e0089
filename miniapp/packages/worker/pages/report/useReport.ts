import { api } from '@miniapp/lib/api/api'
import { said } from '@miniapp/lib/load/said'
import { useBusy } from '@miniapp/lib/load/useBusy'
import { useLoad } from '@miniapp/lib/load/useLoad'
import { useWrite } from '@miniapp/lib/load/useWrite'
import { useParam } from '@miniapp/lib/navigation/useParam'
import { newId } from '@miniapp/lib/phone/ids'
import type { LocalPhoto } from '@miniapp/lib/photos/photos'
import { uploadPhoto } from '@miniapp/lib/photos/uploadPhoto'
import type { Stars } from '@shared/rules/reports/verdict'
import { photoSender } from '@shared/sendPhotos'
import { useRef, useState } from 'react'

type Answer = 'withdraw' | 'confirm' | 'reopen' | 'reply'

/** Somebody else did something meanwhile. */
const OUTDATED = ['MOVE_NOT_ALLOWED', 'WITHDRAW_HAS_OTHERS']

const DONE: Record<Answer, string> = {
  withdraw: '已撤回',
  confirm: '谢谢，已办结',
  reopen: '已退回再处理',
  reply: '已发给网格员',
}

/** One of my reports, and the answers a reporter may give – those of them that are open now. */
export function useReport() {
  const reportId = useParam<'worker/report'>('id')
  const load = useLoad(() => api.reports.get({ reportId }), [reportId], { cache: `report:${reportId}` })
  const { write } = useWrite(api.reports.answer)
  const [busy, run] = useBusy()
  const sendPhotos = useRef(photoSender(uploadPhoto, newId))
  const [asking, ask] = useState<Answer>()
  const moves = load.data?.moves ?? []

  async function make(move: Answer, note: string, photos: readonly LocalPhoto[], stars?: Stars): Promise<void> {
    const answered = sendPhotos.current(photos).then((photoIds) => write({ reportId, move, note, photoIds, stars }))
    const words = ({ points }: { points: number }) => (points > 0 ? `${DONE[move]}，得 ${points} 分` : DONE[move])
    if (!(await said(answered, words, { overtaken: OUTDATED }))) return
    ask(undefined)
    await load.reload()
  }

  return {
    load,
    answer: (move: Answer, note = '', photos: readonly LocalPhoto[] = [], stars?: Stars) =>
      run(() => make(move, note, photos, stars)),
    busy,
    asking,
    ask,
    may: {
      confirm: moves.includes('confirm'),
      withdraw: moves.includes('withdraw'),
      reply: moves.includes('reply'),
      reopen: moves.includes('reopen'),
    },
  }
}
