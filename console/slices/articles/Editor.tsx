import { asProblem } from '@console/app/problem'
import { useRouteForm } from '@console/parts/RouteForm'
import { Failed, Loaded } from '@console/parts/States'
import { contract } from '@shared/contract/contract'
import { ARTICLE_CATEGORIES, ARTICLE_LIMITS } from '@shared/rules/articles/article'
import { EVERYBODY } from '@shared/rules/articles/audience'
import { App, Button, Input, Radio, Switch } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { type Attachment, AttachmentsField } from './AttachmentsField'
import { BlocksField } from './BlocksField'
import { AudienceField, BoxField, LessonField } from './fields'
import { Paste } from './Paste'
import { PictureField } from './PictureField'
import { type Chosen, Preview } from './Preview'
import { QuestionsField } from './QuestionsField'
import { type Edited, type Pictures, type TypedBlock, useArticleActs, useEdited, type Words } from './useArticles'

/** Writes an article, or a new one: nothing that readers see changes before it is published. */
export function Editing({ articleId }: { articleId: string | undefined }) {
  if (articleId === undefined) return <Editor />
  return <Known articleId={articleId} />
}

function Known({ articleId }: { articleId: string }) {
  const query = useEdited(articleId)
  return (
    <div className="page">
      {query.data ? <Editor edited={query.data} /> : <Loaded query={query}>{() => null}</Loaded>}
    </div>
  )
}

const CATEGORY_OPTIONS = Object.entries(ARTICLE_CATEGORIES).map(([value, { label }]) => ({ value, label }))

type Form = Omit<Words, 'cover' | 'blocks' | 'attachments'> & {
  cover?: Chosen
  blocks: (TypedBlock & Chosen)[]
  attachments?: readonly Attachment[] | undefined
  why?: string
}

const initialOf = (edited: Edited | undefined): Partial<Form> => {
  if (!edited) {
    return { category: 'policy', title: '', summary: '', audience: EVERYBODY as Words['audience'], blocks: [] }
  }
  const { cover, blocks, ...words } = edited.words
  const form: Partial<Form> = { ...words, blocks }
  if (cover !== undefined) form.cover = { name: cover }
  return form
}

/** A picture as the route takes it: by the name it had, or the id it was sent under. */
const sent = ({ name, photoId }: Chosen) => (photoId === undefined ? { name } : { photoId })

/** What is sent of what the form holds. */
function wordsOf({ cover, blocks, source, box, mustKnow, lesson, questions, attachments, why, ...words }: Form): Words {
  const isLesson = words.category === 'lesson'
  return {
    ...words,
    source: source || undefined,
    box,
    mustKnow: mustKnow && words.category === 'notice' ? true : undefined,
    lesson: isLesson ? (lesson ?? { format: 'read', seconds: 180 }) : undefined,
    questions: isLesson && questions?.length ? questions : undefined,
    cover: cover && sent(cover),
    attachments: attachments?.length
      ? attachments.map(({ name, file, fileId }) => (fileId === undefined ? { name, file } : { name, fileId }))
      : undefined,
    why: why || undefined,
    blocks: blocks.map((block) => {
      if (block.kind === 'list') return { ...block, items: block.items.filter((item) => item.trim() !== '') }
      if (block.kind !== 'picture') return block
      return { kind: 'picture' as const, ...sent(block), caption: block.caption || undefined }
    }),
  }
}

function Editor({ edited }: { edited?: Edited }) {
  const navigate = useNavigate()
  const { saving } = useArticleActs()
  const { modal } = App.useApp()
  // What was opened stays the version that is written on, whatever colleagues do meanwhile.
  const [begun] = useState(edited)
  const pictures: Pictures = begun?.pictures ?? {}
  const [conflict, setConflict] = useState<unknown>()
  const form = useRouteForm<Form>({
    route: contract.articles.save,
    initial: initialOf(begun),
    onSend: async (values) => {
      try {
        const done = await saving.act({
          ...wordsOf(values),
          version: begun?.version ?? 0,
          articleId: begun?.articleId,
        })
        if (done) navigate(`/articles/${done.articleId}`)
      } catch (error) {
        if (asProblem(error).code !== 'ARTICLE_CHANGED') throw error
        setConflict(error)
      }
    },
    children: (field, values) => (
      <div className="article-editor">
        <div>
          <Fields field={field} values={values} pictures={pictures} isNew={!begun} />
        </div>
        <Preview words={values} pictures={pictures} />
      </div>
    ),
  })
  const leave = () => {
    const to = begun ? `/articles/${begun.articleId}` : '/articles'
    if (!form.isTouched()) return navigate(to)
    modal.confirm({
      title: '还没有存下',
      content: '离开的话，刚才写的就没有了。',
      okText: '不存，离开',
      cancelText: '接着写',
      onOk: () => navigate(to),
    })
  }
  return (
    <div className="page">
      <header className="page-head">
        <h1>{begun ? '改文章' : '写一篇'}</h1>
        <span className="small">存下不等于发布，发布前大家看不到</span>
        <span className="grow" />
        <Button id="article-leave" onClick={leave}>
          返回
        </Button>
        <Button id="article-save" type="primary" loading={saving.busy} onClick={form.send}>
          存下
        </Button>
      </header>
      {conflict && begun ? (
        <section className="panel">
          <Failed error={conflict} onRetry={() => setConflict(undefined)} />
          <p className="small">
            你写的还在下面。
            <Link to={`/articles/${begun.articleId}`} target="_blank">
              在新窗口看对方的版本
            </Link>
            ，需要的内容复制过去再存。
          </p>
        </section>
      ) : null}
      <section className="panel">{form.drawn}</section>
    </div>
  )
}

interface FieldsProps {
  field: Parameters<Parameters<typeof useRouteForm>[0]['children']>[0]
  values: Partial<Form>
  pictures: Pictures
  isNew: boolean
}

function Fields({ field, values, pictures, isNew }: FieldsProps) {
  return (
    <>
      {field('category', '类别', <Radio.Group optionType="button" options={CATEGORY_OPTIONS} />)}
      {field('title', '标题', <Input maxLength={ARTICLE_LIMITS.title} showCount autoComplete="off" />)}
      {field('summary', '摘要', <Input.TextArea maxLength={ARTICLE_LIMITS.summary} showCount autoSize />)}
      {field('cover', '封面（可不选）', <PictureField id="cover-picture" pictures={pictures} asCover />)}
      {field('blocks', '正文', <BlocksField pictures={pictures} />, { missing: '请先写正文', hint: <Paste /> })}
      {field('attachments', '附件（可不选）', <AttachmentsField />, {
        hint: 'PDF、Word、Excel，每个 10 MB 以内，最多 5 个；读的人点开就能看。',
      })}
      {field('box', '跟我有关吗', <BoxField />, { hint: '说清给谁、得什么、到哪天；过了那天自己沉下去。' })}
      {field('audience', '给谁看', <AudienceField />)}
      {values.category === 'notice'
        ? field('mustKnow', '人人必须知道', <Switch checkedChildren="是" unCheckedChildren="否" />, {
            valueIs: 'checked',
            hint: '没打开过的人，会列给他的联系人打电话。记录留 180 天。',
            wrong: () => undefined,
          })
        : null}
      {values.category === 'lesson'
        ? field('lesson', '怎么算学完', <LessonField />, {
            hint: '看的时间只在打开着的时候算；音频、视频我们只知道点开过。',
          })
        : null}
      {values.category === 'lesson'
        ? field('questions', '学完想一想（可不出题）', <QuestionsField />, {
            hint: '最多三题。答过就算，答错了告诉他哪题再想想；谁答了什么不记。',
          })
        : null}
      {field('source', '原文网址（可不填）', <Input placeholder="https://mp.weixin.qq.com/…" autoComplete="off" />)}
      {isNew ? null : field('why', '改了什么（可不填，同事看得到）', <Input maxLength={ARTICLE_LIMITS.why} />)}
    </>
  )
}
