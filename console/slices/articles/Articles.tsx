import { CalendarOutlined, PlusOutlined } from '@ant-design/icons'
import { now } from '@console/app/clock'
import { useKeys } from '@console/app/keys/keys'
import { CursorTable } from '@console/parts/CursorTable'
import { ARTICLE_CATEGORIES } from '@shared/rules/articles/article'
import { ARTICLE_STATES, type ArticleState } from '@shared/rules/articles/standing'
import { sayMoment } from '@shared/rules/time/day'
import { Button, Segmented, type TableColumnsType } from 'antd'
import { lazy, Suspense } from 'react'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { Marks } from './Marks'
import { type Row, useDesk } from './useArticles'
import './articles.css'

/** Looked at far more often than written. */
const Editing = lazy(() => import('./Editor').then((file) => ({ default: file.Editing })))

const ArticleView = lazy(() => import('./ArticleView').then((file) => ({ default: file.ArticleView })))
const Calendar = lazy(() => import('./Calendar').then((file) => ({ default: file.Calendar })))

/** The address of one that is new. */
const NEW = 'new'
/** The address of the calendar. */
const CALENDAR = 'calendar'
const STATES = Object.keys(ARTICLE_STATES) as ArticleState[]
const OPTIONS = STATES.map((value) => ({ value, label: ARTICLE_STATES[value] }))

const EMPTY: Record<ArticleState, string> = {
  draft: '没有草稿，写一篇新的',
  scheduled: '没有等着发布的',
  shown: '还没有发布过文章，写第一篇',
  ended: '没有已经结束的',
  withdrawn: '没有撤回过的',
}

/** All articles by where they stand; one opens in place of the list, to be looked at or written. */
export function Articles() {
  const { articleId, act } = useParams()
  if (articleId === undefined) return <List />
  return (
    <Suspense fallback={null}>
      <Opened articleId={articleId} act={act} />
    </Suspense>
  )
}

function Opened({ articleId, act }: { articleId: string; act: string | undefined }) {
  if (articleId === NEW) return <Editing articleId={undefined} />
  if (act === 'edit') return <Editing articleId={articleId} />
  return articleId === CALENDAR ? <Calendar /> : <ArticleView articleId={articleId} act={act} />
}

function List() {
  const navigate = useNavigate()
  const [address, setAddress] = useSearchParams()
  const state = STATES.find((each) => each === address.get('state')) ?? 'shown'
  const list = useDesk(state)
  const add = () => navigate(`/articles/${NEW}`)
  useKeys('文章', [{ key: 'n', label: '写一篇', run: add }])
  const columns: TableColumnsType<Row> = [
    {
      title: '标题',
      render: (_, row) => (
        <>
          <Link className="plain-link" to={`/articles/${row.articleId}`}>
            {row.title}
          </Link>{' '}
          <Marks row={row} />
        </>
      ),
    },
    { title: '类别', width: 90, render: (_, { category }) => ARTICLE_CATEGORIES[category].label },
    { title: '给谁看', width: 90, render: (_, { isPublic }) => (isPublic ? '所有人' : '部分人') },
    { title: WHEN[state], width: 190, className: 'number', render: (_, row) => <When row={row} /> },
    { title: '最后改的人', width: 190, ellipsis: true, render: (_, { byLabel }) => byLabel },
  ]
  return (
    <div className="page">
      <header className="page-head">
        <h1>文章</h1>
        <Segmented
          value={state}
          options={OPTIONS}
          onChange={(next) => setAddress({ state: next }, { replace: true })}
        />
        {state === 'scheduled' ? <span className="small">按时间排，先出的在前；到点自己出来</span> : null}
        <span className="grow" />
        <Button id="article-calendar" icon={<CalendarOutlined />} onClick={() => navigate(`/articles/${CALENDAR}`)}>
          日历
        </Button>
        <Button id="article-add" type="primary" icon={<PlusOutlined />} onClick={add}>
          写一篇 <kbd>N</kbd>
        </Button>
      </header>
      <section className="panel">
        <CursorTable
          list={list}
          columns={columns}
          rowKey="articleId"
          label={`${ARTICLE_STATES[state]}的文章`}
          empty={EMPTY[state]}
          onChoose={({ articleId }) => navigate(`/articles/${articleId}`)}
        />
      </section>
    </div>
  )
}

const WHEN: Record<ArticleState, string> = {
  draft: '存下时间',
  scheduled: '什么时候出来',
  shown: '发布时间',
  ended: '最后一天',
  withdrawn: '撤回时间',
}

function When({ row: { state, publishAt, at, until, withdrawn } }: { row: Row }) {
  if (state === 'ended') return <>{until}</>
  const moment = state === 'draft' ? at : state === 'withdrawn' ? withdrawn?.at : publishAt
  return <>{moment === undefined ? '' : sayMoment(moment, now())}</>
}
