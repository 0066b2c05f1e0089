import { now } from '@console/app/clock'
import { Loaded, Paged } from '@console/parts/States'
import { ARTICLE_CATEGORIES, ARTICLE_REMARKS } from '@shared/rules/articles/article'
import { ARTICLE_STATES } from '@shared/rules/articles/standing'
import { sayNumber } from '@shared/rules/text/words'
import { sayMoment } from '@shared/rules/time/day'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { Consents } from './Consents'
import { Letter } from './Letter'
import { Marks } from './Marks'
import { PinForm, PublishForm, WithdrawForm } from './MoveForms'
import { OldVersion } from './OldVersion'
import { Preview } from './Preview'
import { Unread } from './Unread'
import { type Edited, useEdited, useRemarks, useVersions } from './useArticles'

/** One article: how it looks, where it stands, and what readers say. */
export function ArticleView({ articleId, act }: { articleId: string; act: string | undefined }) {
  const query = useEdited(articleId)
  return (
    <div className="page">
      <Loaded query={query} rows={10}>
        {(edited) => (act === 'print' ? <Letter edited={edited} /> : <Shown edited={edited} />)}
      </Loaded>
    </div>
  )
}

type Open = 'publish' | 'pin' | 'withdraw' | undefined

function Shown({ edited }: { edited: Edited }) {
  const navigate = useNavigate()
  const [open, setOpen] = useState<Open>()
  const { articleId, title, words, pictures, state, version, shownVersion, publishAt, isPublic, consents } = edited
  const { cover, ...rest } = words
  const isOut = state === 'shown' || state === 'ended'
  const isNewer = shownVersion !== version || state === 'withdrawn'
  return (
    <>
      <header className="page-head">
        <h1>{title}</h1>
        <span className="mark mark--plain">{ARTICLE_STATES[state]}</span>
        <Marks row={edited} />
        <span className="grow" />
        <Link to={`/articles?state=${state}`}>回列表</Link>
        {isOut && isPublic ? (
          <Button id="article-print" onClick={() => navigate(`/articles/${articleId}/print`)}>
            打印张贴
          </Button>
        ) : null}
        <Button id="article-edit" onClick={() => navigate(`/articles/${articleId}/edit`)}>
          改内容
        </Button>
        {shownVersion !== undefined && state !== 'withdrawn' ? (
          <>
            <Button id="article-pin" onClick={() => setOpen('pin')}>
              置顶
            </Button>
            <Button id="article-withdraw" danger onClick={() => setOpen('withdraw')}>
              撤回
            </Button>
          </>
        ) : null}
        {isNewer || state === 'scheduled' ? (
          <Button id="article-publish" type="primary" onClick={() => setOpen('publish')}>
            {isOut ? '发布改动' : state === 'scheduled' ? '改时间' : '发布'}
          </Button>
        ) : null}
      </header>
      <div className="article-editor">
        <div>
          <Facts edited={edited} />
          {words.category === 'model' || words.category === 'activity' ? <Consents edited={edited} /> : null}
          <Remarks articleId={articleId} />
          {words.mustKnow && isOut ? <Unread articleId={articleId} /> : null}
          <Versions articleId={articleId} shown={shownVersion} />
        </div>
        <Preview words={{ ...rest, cover: cover === undefined ? undefined : { name: cover } }} pictures={pictures} />
      </div>
      {open === 'publish' ? (
        <PublishForm
          articleId={articleId}
          version={version}
          at={publishAt}
          isOut={isOut}
          asksFaces={words.category === 'activity' && Object.keys(pictures).length > 0 && consents.length === 0}
          onClose={() => setOpen(undefined)}
        />
      ) : null}
      {open === 'pin' ? <PinForm edited={edited} onClose={() => setOpen(undefined)} /> : null}
      {open === 'withdraw' ? (
        <WithdrawForm articleId={articleId} title={title} onClose={() => setOpen(undefined)} />
      ) : null}
    </>
  )
}

function Facts({ edited }: { edited: Edited }) {
  const { category, publishAt, pinnedUntil, until, readers, shownVersion, isPublic, state, mustKnow } = edited
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['类别', ARTICLE_CATEGORIES[category].full],
    ['给谁看', isPublic ? '所有人，不登录也行' : '部分人'],
    [
      state === 'scheduled' ? '什么时候出来' : '发布时间',
      publishAt === undefined ? undefined : sayMoment(publishAt, now()),
    ],
    ['置顶到', pinnedUntil === undefined ? undefined : sayMoment(pinnedUntil, now())],
    ['最后一天', until],
    [
      '打开过的人',
      shownVersion === undefined
        ? undefined
        : `${sayNumber(readers)}${readers >= 1000 ? ' 以上' : ''} 人（登录过的，这一版）`,
    ],
  ]
  return (
    <section className="panel">
      <dl className="article-facts">
        {facts.map(([name, value]) =>
          value === undefined ? null : (
            <div key={name}>
              <dt className="second">{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      {mustKnow ? (
        <p className="small">
          还没打开的人，手机上“人 → 必看通知”里按各人的联系人列出来；下面按社区列出来，都可以打电话。
        </p>
      ) : null}
    </section>
  )
}

function Remarks({ articleId }: { articleId: string }) {
  const list = useRemarks(articleId)
  return (
    <section className="panel" aria-labelledby="article-remarks">
      <h2 className="panel-title" id="article-remarks">
        读者的意见 <span className="small">不显示是谁说的，留 180 天</span>
      </h2>
      <Paged list={list} empty="还没有人说看不懂或没用" rows={2}>
        {(items) => (
          <ul className="article-lines">
            {items.map(({ remark, text, at, version }) => (
              <li key={`${at}-${remark}-${text ?? ''}`}>
                <span className="mark mark--warn">{ARTICLE_REMARKS[remark]}</span> {text}{' '}
                <span className="small number">
                  第 {version} 版 · {sayMoment(at, now())}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Paged>
    </section>
  )
}

function Versions({ articleId, shown }: { articleId: string; shown: number | undefined }) {
  const list = useVersions(articleId)
  const [chosen, open] = useState<number>()
  return (
    <section className="panel" aria-labelledby="article-versions">
      <h2 className="panel-title" id="article-versions">
        历次版本
      </h2>
      <Paged list={list} rows={2}>
        {(items) => (
          <ul className="article-lines">
            {items.map(({ version, title, byLabel, at, why }) => (
              <li key={version}>
                <button type="button" className="plain" onClick={() => open(version)}>
                  第 {version} 版
                </button>{' '}
                {version === shown ? <span className="mark mark--good">大家看到的</span> : null} {title}{' '}
                <span className="small number">{[byLabel, sayMoment(at, now()), why].filter(Boolean).join(' · ')}</span>
              </li>
            ))}
          </ul>
        )}
      </Paged>
      {chosen === undefined ? null : (
        <OldVersion articleId={articleId} version={chosen} onClose={() => open(undefined)} />
      )}
    </section>
  )
}
