import { ARTICLE_CATEGORIES, ARTICLE_LIMITS, ARTICLE_REMARKS } from '@shared/rules/articles/article'
import { CALENDAR_MOMENTS } from '@shared/rules/articles/calendar'
import { ARTICLE_STATES } from '@shared/rules/articles/standing'
import * as v from 'valibot'
import { ArticleCard, ArticleDetail, Pictures, typedWords, WordsShape } from './articleShapes'
import { get, post, write } from './route'
import { codesOf, DayText, Moment, MonthText, Page, pageQuery, QueryNumber, Slug, Text, TypedDay, Ulid } from './types'

/** Reading is free for everybody, scraping is not: so many calls of one address a minute. */
const perAddress = { per: 'address', max: 120, windowSeconds: 60 } as const
const editors = ['admin'] as const

const Version = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(ARTICLE_LIMITS.versions))
const one = { articleId: Ulid }

const listQuery = {
  category: v.optional(codesOf(ARTICLE_CATEGORIES)),
  /** `ended`: what is over, latest end first. */
  show: v.optional(v.picklist(['current', 'ended']), 'current'),
  ...pageQuery,
}
const List = v.object({ ...Page(ArticleCard).entries, pinned: v.optional(v.array(ArticleCard)) })

/** Who wrote a version, and why. */
const VersionHead = v.object({
  version: Version,
  title: v.string(),
  byLabel: v.string(),
  at: Moment,
  why: v.optional(v.string()),
})

const Consent = v.object({
  consentId: Ulid,
  /** Who is named, as they signed. */
  name: v.string(),
  signedOn: v.string(),
  byLabel: v.string(),
  withdrawnAt: v.optional(Moment),
  /** Where the picture of the signed paper is fetched, for minutes. */
  paperUrl: v.optional(v.string()),
})

/** An article in a list at the desk. */
const DeskRow = v.object({
  articleId: Ulid,
  state: codesOf(ARTICLE_STATES),
  category: codesOf(ARTICLE_CATEGORIES),
  title: v.string(),
  version: Version,
  /** The version that readers see; another than the newest: something is not published yet. */
  shownVersion: v.optional(Version),
  publishAt: v.optional(Moment),
  pinnedUntil: v.optional(Moment),
  until: v.optional(v.string()),
  mustKnow: v.optional(v.literal(true)),
  isPublic: v.boolean(),
  byLabel: v.string(),
  at: Moment,
  withdrawn: v.optional(v.object({ byLabel: v.string(), at: Moment, reason: v.string() })),
})

const Written = v.object({ articleId: Ulid, version: Version })

/** H – 政策发布, 典型宣传, 一封信, 通知: articles in blocks. */
export const articles = {
  list: get('/articles', {
    summary: 'What is published for the caller, newest first; pinned ones on the first page',
    roles: ['member'],
  })
    .input(v.object(listQuery))
    .output(List),
  open: get('/articles/{articleId}', {
    summary: 'An article that is for the caller',
    roles: ['member'],
    errors: ['NOT_FOUND'],
  })
    .input(v.object(one))
    .output(
      v.object({
        ...ArticleDetail.entries,
        /** It names the caller, who may have it taken down. */
        namesMe: v.boolean(),
      }),
    ),
  opened: post('/articles/{articleId}/opened', {
    summary: 'Says that a version was opened; once a person, however often',
    roles: ['member'],
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ ...one, version: Version }))
    .output(v.object({ articleId: Ulid })),
  remark: write('/articles/{articleId}/remarks', {
    summary: 'Tells the editors that it cannot be understood or is of no use; the last word of a person counts',
    roles: ['member'],
    errors: ['NOT_FOUND'],
  })
    .input(
      v.object({
        ...one,
        id: Ulid,
        remark: codesOf(ARTICLE_REMARKS),
        text: v.optional(Text(1, ARTICLE_LIMITS.remark, '说明')),
      }),
    )
    .output(v.object({ articleId: Ulid })),
  takeDown: write('/articles/{articleId}/take-down', {
    summary: 'Whoever is named in it withdraws their consent: it is gone from that moment',
    roles: ['member'],
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ ...one, id: Ulid }))
    .output(v.object({ articleId: Ulid })),
  publicList: get('/articles/public/{streetId}', {
    summary: 'What a street published for everybody, newest first',
    roles: ['public'],
    limit: perAddress,
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ streetId: Slug, ...listQuery }))
    .output(List),
  publicOpen: get('/articles/public/{streetId}/{articleId}', {
    summary: 'An article that is for everybody',
    roles: ['public'],
    limit: perAddress,
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ streetId: Slug, ...one }))
    .output(ArticleDetail),
  desk: get('/articles/desk', {
    summary: 'The street’s articles in a state, newest first; scheduled ones soonest first',
    roles: editors,
  })
    .input(v.object({ state: codesOf(ARTICLE_STATES), ...pageQuery }))
    .output(Page(DeskRow)),
  calendar: get('/articles/calendar', {
    summary: 'What appears, is withdrawn, leaves its place above the list and is over in a month',
    roles: editors,
  })
    .input(v.object({ month: MonthText }))
    .output(
      v.object({
        items: v.array(
          v.object({
            articleId: Ulid,
            what: codesOf(CALENDAR_MOMENTS),
            title: v.string(),
            category: codesOf(ARTICLE_CATEGORIES),
            day: DayText,
            at: Moment,
          }),
        ),
      }),
    ),
  edit: get('/articles/desk/{articleId}', {
    summary: 'An article with its newest words, for who edits it',
    roles: editors,
    shows: 'personal',
    errors: ['NOT_FOUND'],
  })
    .input(v.object(one))
    .output(
      v.object({
        ...DeskRow.entries,
        words: WordsShape,
        pictures: Pictures,
        consents: v.array(Consent),
        /** So many persons opened what readers see, counted up to a thousand. */
        readers: v.number(),
      }),
    ),
  versions: get('/articles/desk/{articleId}/versions', {
    summary: 'An article’s versions, newest first: who wrote each, when and why',
    roles: editors,
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ ...one, ...pageQuery }))
    .output(Page(VersionHead)),
  version: get('/articles/desk/{articleId}/versions/{version}', {
    summary: 'The words of one version',
    roles: editors,
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ ...one, version: v.pipe(QueryNumber(1, ARTICLE_LIMITS.versions), v.integer()) }))
    .output(v.object({ ...VersionHead.entries, words: WordsShape, pictures: Pictures })),
  save: write('/articles/desk', {
    summary: 'Keeps a new version of the words; whoever wrote on an older one is told whose is newer',
    roles: editors,
    success: 201,
    errors: ['NOT_FOUND', 'ARTICLE_CHANGED', 'ARTICLE_FULL', 'ARTICLE_FILE'],
  })
    .input(
      v.object({
        id: Ulid,
        /** Absent: a new one. */
        articleId: v.optional(Ulid),
        /** The version that was written on; 0 of a new one. */
        version: Version,
        why: v.optional(Text(1, ARTICLE_LIMITS.why, '改动说明')),
        ...typedWords,
      }),
    )
    .output(Written),
  publish: write('/articles/desk/{articleId}/publish', {
    summary: 'Publishes a version, now or at a moment; what readers see already changes at once and keeps its moment',
    roles: editors,
    errors: [
      'NOT_FOUND',
      'ARTICLE_CHANGED',
      'ARTICLE_LIVE',
      'ARTICLE_NO_CONSENT',
      'ARTICLE_FACES',
      'ARTICLE_PICTURE_MISSING',
      'ARTICLE_RISKY',
      'WECHAT_UNAVAILABLE',
    ],
  })
    .input(
      v.object({
        ...one,
        id: Ulid,
        version: Version,
        publishAt: v.optional(Moment),
        /** Of pictures of an activity: nobody on them can be recognised; whoever publishes stands for it. */
        noFaces: v.optional(v.literal(true)),
      }),
    )
    .output(v.object({ ...Written.entries, publishAt: Moment })),
  pin: write('/articles/desk/{articleId}/pin', {
    summary: 'Puts it above the list until the end of a day, or takes it from there',
    roles: editors,
    errors: ['NOT_FOUND', 'ARTICLE_PINS_FULL'],
  })
    .input(v.object({ ...one, id: Ulid, until: v.optional(TypedDay) }))
    .output(v.object({ articleId: Ulid, pinnedUntil: v.optional(Moment) })),
  withdraw: write('/articles/desk/{articleId}/withdraw', {
    summary: 'Takes it from its readers, with the reason; staff see who and why',
    roles: editors,
    errors: ['NOT_FOUND', 'REASON_REQUIRED'],
  })
    .input(v.object({ ...one, id: Ulid, reason: Text(2, ARTICLE_LIMITS.reason, '原因') }))
    .output(v.object({ articleId: Ulid })),
  addConsent: write('/articles/desk/{articleId}/consents', {
    summary: 'Keeps that somebody who is named agreed in writing',
    roles: editors,
    success: 201,
    errors: ['NOT_FOUND', 'ARTICLE_FULL', 'ARTICLE_PICTURE_MISSING'],
  })
    .input(
      v.object({
        ...one,
        id: Ulid,
        name: Text(1, 20, '姓名'),
        /** The day on the paper. */
        signedOn: TypedDay,
        /** Their account, if they have one: then they may take it back themselves. */
        memberId: v.optional(Ulid),
        /** A picture of the paper, which this editor has just uploaded. */
        paperId: v.optional(Ulid),
      }),
    )
    .output(v.object({ consentId: Ulid })),
  endConsent: write('/articles/desk/{articleId}/consents/{consentId}/end', {
    summary: 'Somebody who is named does not agree any more: the article is gone from that moment',
    roles: editors,
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ ...one, consentId: Ulid, id: Ulid }))
    .output(v.object({ consentId: Ulid })),
  remarks: get('/articles/desk/{articleId}/remarks', {
    summary: 'What readers said of it, newest first, without who said it',
    roles: editors,
    errors: ['NOT_FOUND'],
  })
    .input(v.object({ ...one, ...pageQuery }))
    .output(
      Page(v.object({ remark: codesOf(ARTICLE_REMARKS), text: v.optional(v.string()), at: Moment, version: Version })),
    ),
  unread: get('/articles/desk/{articleId}/unread', {
    summary:
      'Of a notice that must be known: whom of one’s own workers, or of a community, it has not reached yet, to be called',
    roles: ['gridWorker', 'admin'],
    shows: 'personal',
    errors: ['NOT_FOUND', 'ARTICLE_NOT_MUST_KNOW', 'UNKNOWN_COMMUNITY'],
  })
    .input(
      v.object({
        ...one,
        /** All workers of a community; without it one’s own. */ communityId: v.optional(Slug),
        ...pageQuery,
      }),
    )
    .output(
      Page(
        v.object({
          memberId: Ulid,
          nameMasked: v.string(),
          communityId: v.optional(Slug),
          /** Whose worker it is. */
          staffLabel: v.optional(v.string()),
        }),
      ),
    ),
  mustKnow: get('/articles/must-know', {
    summary: 'Notices of now that must be known, newest first',
    roles: ['gridWorker', 'admin'],
  })
    .input(v.object({ ...pageQuery }))
    .output(Page(ArticleCard)),
}
