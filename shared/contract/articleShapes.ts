import { ARTICLE_CATEGORIES, ARTICLE_DOORS, ARTICLE_LIMITS } from '@shared/rules/articles/article'
import { ATTACHMENT_LIMITS, attachmentTypeOf } from '@shared/rules/articles/attachment'
import { hasMarkup, isWebAddress } from '@shared/rules/articles/blocks'
import { ROLES } from '@shared/rules/people/roles'
import { LESSON_FORMATS, LESSON_LIMITS } from '@shared/rules/study/lesson'
import { OCCUPATIONS } from '@shared/rules/text/words'
import * as v from 'valibot'
import { codesOf, Location, Moment, Slug, Text, TypedDay, Ulid } from './types'

const NO_MARKUP = '这里只写文字，不能放网页代码'

/** Words of an article: text alone, never the code of a page. */
const Words = (min: number, max: number, name: string) =>
  v.pipe(
    Text(min, max, name),
    v.check((text) => !hasMarkup(text), NO_MARKUP),
  )

const Address = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(ARTICLE_LIMITS.address, '网址太长了'),
  v.check(isWebAddress, '请填 https:// 开头的网址'),
)

/** Under which name a picture lies; follows from who uploaded it. */
export const PictureName = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/, '图片编号格式不对'))

const heading = v.object({ kind: v.literal('heading'), text: Words(1, ARTICLE_LIMITS.title, '小标题') })
const paragraph = v.object({ kind: v.literal('paragraph'), text: Words(1, ARTICLE_LIMITS.text, '这一段') })
const list = v.object({
  kind: v.literal('list'),
  items: v.pipe(
    v.array(Words(1, ARTICLE_LIMITS.item, '这一条')),
    v.minLength(1, '请至少写一条'),
    v.maxLength(ARTICLE_LIMITS.items, `最多 ${ARTICLE_LIMITS.items} 条`),
  ),
})
const caption = v.optional(Words(1, ARTICLE_LIMITS.caption, '图片说明'))
const link = v.object({
  kind: v.literal('link'),
  text: Words(1, ARTICLE_LIMITS.linkText, '链接文字'),
  address: Address,
})

/** A part of an article as it is stored. */
export const StoredBlock = v.variant('kind', [
  heading,
  paragraph,
  list,
  v.object({ kind: v.literal('picture'), name: PictureName, caption }),
  link,
])

/** A picture: one that the article had, by its name, or one that this editor has just uploaded. */
const picture = { name: v.optional(PictureName), photoId: v.optional(Ulid) }
const isOne = ({ name, photoId }: { name?: string | undefined; photoId?: string | undefined }) =>
  (name === undefined) !== (photoId === undefined)
const ONE_PICTURE = '请选一张图片'

const TypedBlock = v.variant('kind', [
  heading,
  paragraph,
  list,
  v.pipe(
    v.object({ kind: v.literal('picture'), ...picture, caption }),
    v.check((picture) => isOne(picture), ONE_PICTURE),
  ),
  link,
])

const codes = <S extends v.GenericSchema>(code: S) =>
  v.pipe(v.array(code), v.maxLength(ARTICLE_LIMITS.audience, `最多选 ${ARTICLE_LIMITS.audience} 个`))

export const AudienceShape = v.object({
  communities: codes(Slug),
  occupations: codes(codesOf(OCCUPATIONS)),
  organisations: codes(Ulid),
  roles: codes(codesOf(ROLES)),
})

/** The one thing to do: call, go there, or a door of the app. */
const Action = v.variant('kind', [
  v.object({
    kind: v.literal('call'),
    phone: v.pipe(v.string(), v.trim(), v.regex(/^[0-9][0-9-]{2,19}$/, '请填电话号码')),
  }),
  v.object({ kind: v.literal('navigate'), place: Words(1, 40, '地点'), location: Location }),
  v.object({ kind: v.literal('open'), door: codesOf(ARTICLE_DOORS) }),
])

/** 跟我有关吗: for whom, what I get, until when, and one button. */
const Box = v.object({
  forWhom: Words(1, ARTICLE_LIMITS.forWhom, '给谁的'),
  gain: Words(1, ARTICLE_LIMITS.gain, '能得到什么'),
  /** The last day. */
  until: v.optional(TypedDay),
  action: v.optional(Action),
})

/** What an article is as a lesson. */
export const LessonShape = v.object({
  format: codesOf(LESSON_FORMATS),
  /** Seconds in front that it takes. */
  seconds: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(LESSON_LIMITS.least, `最少 ${LESSON_LIMITS.least} 秒`),
    v.maxValue(LESSON_LIMITS.most, `最多 ${LESSON_LIMITS.most / 60} 分钟`),
  ),
  series: v.optional(Words(1, LESSON_LIMITS.series, '系列')),
  /** It is set: to be finished until that day. */
  dueOn: v.optional(TypedDay),
})

/** The same in a list: how many questions stand at its end is told, which ones is not. */
export const LessonHead = v.object({
  ...LessonShape.entries,
  asks: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LESSON_LIMITS.questions))),
})

/** A question of a lesson, for whoever answers it: nothing hangs on the answer. */
const QuestionShape = v.pipe(
  v.object({
    ask: Words(2, LESSON_LIMITS.ask, '问题'),
    choices: v.pipe(
      v.array(Words(1, LESSON_LIMITS.choice, '选项')),
      v.minLength(2, '一个问题至少两个选项'),
      v.maxLength(LESSON_LIMITS.choices, `一个问题最多 ${LESSON_LIMITS.choices} 个选项`),
    ),
    right: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
  v.check(({ choices, right }) => right < choices.length, '请点一下哪个选项是对的'),
)

const words = {
  category: codesOf(ARTICLE_CATEGORIES),
  title: Words(2, ARTICLE_LIMITS.title, '标题'),
  summary: Words(2, ARTICLE_LIMITS.summary, '摘要'),
  audience: AudienceShape,
  box: v.optional(Box),
  /** A notice that everybody it is for has to know: whoever has not opened it is called. */
  mustKnow: v.optional(v.literal(true)),
  /** Of what is to be learned. */
  lesson: v.optional(LessonShape),
  /** At a lesson's end. */
  questions: v.optional(
    v.pipe(
      v.array(QuestionShape),
      v.minLength(1),
      v.maxLength(LESSON_LIMITS.questions, `最多 ${LESSON_LIMITS.questions} 个问题`),
    ),
  ),
  /** Where it stood first. */
  source: v.optional(Address),
}

/** What a file on an article is called, as readers keep it. */
const FileName = v.pipe(
  Words(1, ATTACHMENT_LIMITS.name, '附件名称'),
  v.regex(/^[^/\\:*?"<>|]+$/, '附件名称里有不能用的符号'),
  v.check((name) => attachmentTypeOf(name) !== undefined, '附件只能是 PDF、Word、Excel'),
)

/** What an editor writes. */
export const typedWords = {
  ...words,
  cover: v.optional(
    v.pipe(
      v.object(picture),
      v.check((picture) => isOne(picture), ONE_PICTURE),
    ),
  ),
  /** Files, by the name each had here, or as they have just been uploaded. */
  attachments: v.optional(
    v.pipe(
      v.array(
        v.pipe(
          v.object({ name: FileName, file: v.optional(PictureName), fileId: v.optional(Ulid) }),
          v.check(({ file, fileId }) => (file === undefined) !== (fileId === undefined), '请重新选这个附件'),
        ),
      ),
      v.minLength(1),
      v.maxLength(ATTACHMENT_LIMITS.files, `最多 ${ATTACHMENT_LIMITS.files} 个附件`),
    ),
  ),
  blocks: v.pipe(
    v.array(TypedBlock),
    v.minLength(1, '请先写正文'),
    v.maxLength(ARTICLE_LIMITS.blocks, `正文最多 ${ARTICLE_LIMITS.blocks} 段`),
  ),
}

/** What stands in a version. */
export const WordsShape = v.object({
  ...words,
  cover: v.optional(PictureName),
  attachments: v.optional(v.array(v.object({ name: v.string(), file: PictureName, bytes: v.number() }))),
  blocks: v.array(StoredBlock),
})

/** Where pictures are fetched, by their names: as wide as a phone, and whole. */
const Pictures = v.record(v.string(), v.object({ url: v.string(), fullUrl: v.string() }))

/** An article in a list. */
export const ArticleCard = v.object({
  articleId: Ulid,
  category: codesOf(ARTICLE_CATEGORIES),
  title: v.string(),
  summary: v.string(),
  publishAt: Moment,
  /** A square of its cover; empty without one. */
  coverUrl: v.string(),
  /** The last day of what it offers. */
  until: v.optional(v.string()),
  pinned: v.boolean(),
  mustKnow: v.optional(v.literal(true)),
  lesson: v.optional(LessonHead),
})

/** An article as a reader opens it. */
export const ArticleDetail = v.object({
  articleId: Ulid,
  version: v.number(),
  ...WordsShape.entries,
  publishAt: Moment,
  /** When its words were last changed, if that was after it appeared. */
  changedAt: v.optional(Moment),
  pictures: Pictures,
  /** Where its files are fetched, by what they are stored under. */
  files: v.record(v.string(), v.string()),
  /** May it be shared: is it for everybody? */
  isPublic: v.boolean(),
})

export { Pictures }
