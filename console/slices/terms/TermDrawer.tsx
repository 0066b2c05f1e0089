import { PrinterOutlined } from '@ant-design/icons'
import { api } from '@console/app/client'
import { Loaded } from '@console/parts/States'
import { WordsModal } from '@console/parts/WordsModal'
import { contract } from '@shared/contract/contract'
import { sayCode, sayDone, sayTerm } from '@shared/rules/duties/letter'
import { POSTS } from '@shared/rules/duties/posts'
import { TERM_STATES } from '@shared/rules/duties/term'
import { sayClock } from '@shared/rules/time/day'
import { useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { type Term, useTermActs } from './useTerms'

const END_REASONS = ['本人提出不再担任', '另有安排', '搬离本街道'] as const

/** A term with what was done by it: its letter and certificate to print, and its end. */
export function TermDrawer({ term: { termId }, onClose }: { term: Term; onClose: () => void }) {
  const detail = useQuery({ queryKey: ['terms', 'detail', termId], queryFn: () => api.terms.detail({ termId }) })
  const { ending, certifying } = useTermActs()
  const [isEnding, end] = useState(false)
  const [paper, setPaper] = useState<Awaited<ReturnType<typeof api.terms.certify>>>()
  const certify = async () => setPaper(await certifying.act({ termId }))
  return (
    <Drawer open size={560} title="聘任" onClose={onClose}>
      <Loaded query={detail}>
        {({ term, since, until, done }) => {
          const { name, post, from, to, issuer, state, letter, reason, endedBy, at } = term
          const isOpen = state === 'offered' || state === 'coming' || state === 'active'
          return (
            <>
              <section className="panel printed" aria-label="聘书">
                <h2 className="panel-title">聘书</h2>
                <p>
                  兹聘请 <strong>{name}</strong> 为{POSTS[post].label}，聘期 {sayTerm(from, to)}。
                </p>
                <p>
                  {issuer} {sayClock(at)}
                </p>
                {letter ? <p className="number">查验编号 {sayCode(letter)}</p> : null}
                <p className="second">
                  {TERM_STATES[state].label}
                  {reason ? `，${endedBy}：${reason}` : ''}
                </p>
              </section>
              <section className="panel printed" aria-label="履职">
                <h2 className="panel-title">连续任职 {sayTerm(since, until)}</h2>
                <p>{done.length > 0 ? sayDone(done) : '还没有记录'}</p>
              </section>
              {paper ? (
                <section className="panel printed" aria-label="服务证明">
                  <h2 className="panel-title">服务证明</h2>
                  <p>
                    {paper.name} 于 {sayTerm(paper.from, paper.to)} 担任{POSTS[paper.post].label}，
                    {paper.done.length > 0 ? sayDone(paper.done) : '没有记录'}。
                  </p>
                  <p>
                    {paper.issuer} {sayClock(paper.at)}
                  </p>
                  <p className="number">查验编号 {sayCode(paper.code)}</p>
                </section>
              ) : null}
              <div className="row wrap no-print">
                <Button id="term-print" icon={<PrinterOutlined />} onClick={() => window.print()}>
                  打印
                </Button>
                {state === 'active' || state === 'over' || state === 'ended' ? (
                  <Button id="term-certify" loading={certifying.busy} onClick={certify}>
                    开服务证明
                  </Button>
                ) : null}
                {isOpen ? (
                  <Button id="term-end" danger onClick={() => end(true)}>
                    {state === 'offered' ? '撤回' : '解除'}
                  </Button>
                ) : null}
              </div>
            </>
          )
        }}
      </Loaded>
      {isEnding ? (
        <WordsModal
          route={contract.terms.end}
          name="reason"
          title="解除聘任"
          yes="解除"
          danger
          note="马上生效：之后就不能再记了，记过的都留着。"
          presets={END_REASONS}
          max={100}
          placeholder="写明原因，本人看得到"
          busy={ending.busy}
          onSend={(reason) => ending.act({ termId, reason })}
          onClose={() => end(false)}
        />
      ) : null}
    </Drawer>
  )
}
