/**
 * Whether the public may see a report. It follows from what WeChat and staff said of it, by `publicStateOf`, and from
 * nothing else: lists, maps and exports for the public show a report exactly while it is `visible`.
 */
export const PUBLIC_STATES = {
  pending: '正在审核',
  review: '等待人工审核',
  visible: '已公开',
  hidden: '未公开',
} as const
export type PublicState = keyof typeof PUBLIC_STATES

/**
 * What is said of one text or photo. `unchecked`: WeChat could not judge it (the person was not active, no verdict came).
 * `missing`: a photo that was never uploaded, or was none; there is nothing to see.
 */
export const VERDICTS = {
  pass: '未发现问题',
  review: '疑似违规',
  risky: '违规',
  unchecked: '未能自动检查',
  missing: '照片没有上传',
} as const
export type Verdict = keyof typeof VERDICTS

/** What staff decide about a report: all of it, only its words, or nothing is public. */
export const OUTCOMES = { show: '公开', textOnly: '只公开文字', hide: '不公开' } as const
export type Outcome = keyof typeof OUTCOMES

/** Why a report stands in the list of what staff have to look at. */
export const REVIEW_REASONS = {
  appeal: '上报人申诉',
  text: '文字疑似违规',
  photo: '照片疑似违规',
  latePhoto: '照片后来才传上来',
  unchecked: '没有自动检查成功',
  newcomer: '新成员的上报',
  repeat: '和自己刚报过的几乎一样',
  sample: '抽查',
} as const
export type ReviewReason = keyof typeof REVIEW_REASONS

/** What is known of one photo of a report. */
export interface ScreenedPhoto {
  /** Undefined until it came. It is about the picture that was there when it was asked for. */
  verdict?: Verdict | undefined
  /** Is there a picture at all? */
  there: boolean
  /** It came when the report had been judged or decided on without it, and changes nothing of that. */
  late: boolean
  /** It was there when staff made the decision that stands. */
  decided: boolean
}

/** What is known of a report's content so far. */
export interface Screening {
  /** Undefined until it was checked. */
  text?: Verdict | undefined
  photos: readonly ScreenedPhoto[]
  /** Its reporter is so new that staff look first. */
  newcomer: boolean
  /** Its reporter wrote nearly the same a short while ago (repeat.ts). */
  repeats?: boolean | undefined
  /** Drawn to be looked at although everything passed. */
  sampled: boolean
  /** The last decision of staff. */
  outcome?: Outcome | undefined
  /** The reporter appealed and nobody has decided on it. */
  appealed: boolean
}

/** A decision of staff stands above all; then the worst verdict; nothing is visible before every check is through. */
export function publicStateOf({ text, photos, newcomer, repeats, outcome }: Screening): PublicState {
  if (outcome) return outcome === 'hide' ? 'hidden' : 'visible'
  const verdicts = [text, ...photos.filter(({ late }) => !late).map(({ verdict }) => verdict)]
  if (verdicts.includes('risky')) return 'hidden'
  if (verdicts.includes(undefined)) return 'pending'
  if (newcomer || repeats || verdicts.includes('review') || verdicts.includes('unchecked')) return 'review'
  return 'visible'
}

/**
 * May the public see this photo? Only in a visible report, and only when staff decided with the picture there, or it
 * passed on its own. Where staff look first, at new members and repeats, passing is not enough.
 */
export function photoIsPublic(screening: Screening, photo: ScreenedPhoto): boolean {
  const { newcomer, repeats, outcome } = screening
  if (publicStateOf(screening) !== 'visible' || outcome === 'textOnly' || !photo.there) return false
  return photo.decided || (photo.verdict === 'pass' && !newcomer && !repeats)
}

/** Would this photo of a visible report be shown, if only somebody had judged it? */
const isOpen = (screening: Screening, { there, decided }: ScreenedPhoto): boolean =>
  there && !decided && screening.outcome !== 'textOnly' && publicStateOf(screening) === 'visible'

/** Does a verdict of WeChat on this photo still matter? */
export function needsVerdict(screening: Screening, photo: ScreenedPhoto): boolean {
  if (photo.verdict !== undefined && photo.verdict !== 'missing') return false
  return publicStateOf(screening) === 'pending' || isOpen(screening, photo)
}

/** Is the verdict on a photo waited for that came after its report was judged? */
export const awaitsLatePhoto = (screening: Screening): boolean =>
  screening.photos.some((photo) => isOpen(screening, photo) && needsVerdict(screening, photo))

/** Why staff have to look at it; empty when they need not. */
export function reviewReasonsOf(screening: Screening): ReviewReason[] {
  const { text, photos, newcomer, repeats, sampled, outcome, appealed } = screening
  if (appealed) return ['appeal']
  const state = publicStateOf(screening)
  if (state === 'visible') {
    const judged = photos.filter((photo) => isOpen(screening, photo) && !needsVerdict(screening, photo))
    const held = judged.filter((photo) => !photoIsPublic(screening, photo))
    if (held.length > 0) return ['latePhoto', ...doubtsOf({ photos: held, newcomer, repeats })]
    return sampled && !outcome && !awaitsLatePhoto(screening) ? ['sample'] : []
  }
  return state === 'review' ? doubtsOf({ text, photos, newcomer, repeats }) : []
}

function doubtsOf({ text, photos, newcomer, repeats }: Partial<Screening> & Pick<Screening, 'photos'>): ReviewReason[] {
  const verdicts = photos.map(({ verdict }) => verdict)
  const reasons: ReviewReason[] = []
  if (text === 'review') reasons.push('text')
  if (verdicts.includes('review') || verdicts.includes('risky')) reasons.push('photo')
  if (text === 'unchecked' || verdicts.includes('unchecked')) reasons.push('unchecked')
  if (newcomer) reasons.push('newcomer')
  if (repeats) reasons.push('repeat')
  return reasons
}

/** How a street treats what its members send: data of the street. Without it, nobody is looked at first. */
export interface SafetyRule {
  /** So many reports of a new member are looked at by staff before they are public. */
  firstReports: number
  /** For so many days after registering, all reports of a member are. */
  firstDays: number
  /** So many of a hundred reports that passed are looked at all the same. */
  samplePercent: number
}

/** The most a street may set. */
export const SAFETY_LIMITS = { firstReports: 50, firstDays: 365 } as const

export const DEFAULT_SAFETY_RULE: SafetyRule = { firstReports: 0, firstDays: 0, samplePercent: 3 }

/** Limits of reviewing, the same on the phone and on the server. */
export const REVIEW_LIMITS = { reasonCharacters: 100, appealCharacters: 200, decisions: 20 } as const

/** What staff often write to a reporter whose report is not shown, or not all of it. */
export const HIDING_REASONS = {
  textOnly: ['照片里有人脸', '照片里有车牌或门牌', '照片和内容不符'],
  hide: ['内容涉及个人隐私', '有骂人或违规的话', '内容不实或看不清'],
} as const

/** What is said once it is decided. */
export const DECIDED: Readonly<Record<Outcome, string>> = {
  show: '已公开',
  textOnly: '已只公开文字',
  hide: '已设为不公开',
}
