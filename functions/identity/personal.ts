import { type CopyPart, copying, type Personal } from '@functions/platform/held'
import { unseal } from '@functions/platform/sealed/personal'
import { CHANGE_REQUESTS, CONSENTS, OCCUPATIONS, REGISTRATION_STATUSES, REQUEST_STATES } from '@shared/rules/text/words'
import { sayClock } from '@shared/rules/time/day'
import { changesIn } from './consentRecord'
import { Audit, auditOf, Consent, consentsGivenBy, OpenId, Phone, Profile } from './entities'
import { headOf, meOf } from './me'
import { ChangeRequest, requestsOf } from './requestEntities'
import { Staff } from './staff'

/** Who I am here, with what only I may see in full. */
const profile: CopyPart = {
  heading: '个人资料',
  page: async ({ memberId }) => {
    const { profile } = await headOf(memberId)
    const { status, name, occupation, employer, communityId, submittedAt, partyMember } = await meOf(profile)
    const said: [string, string | undefined][] = [
      ['编号', memberId],
      ['姓名', name],
      ['手机号', profile.phoneSealed && (await unseal(profile.phoneSealed, `phone:${memberId}`))],
      ['微信标识', await unseal(profile.openidSealed, `openid:${memberId}`)],
      ['职业', occupation && OCCUPATIONS[occupation]],
      ['单位', employer],
      ['社区', communityId],
      ['报到', REGISTRATION_STATUSES[status]],
      ['报到时间', submittedAt === undefined ? undefined : sayClock(submittedAt)],
      ['党员', partyMember ? '是' : undefined],
      ['第一次登录', sayClock(profile.createdAt)],
    ]
    return { rows: said.flatMap(([项目, 内容]) => (内容 ? [{ 项目, 内容 }] : [])) }
  },
}

export const personal: Personal = {
  holds: [
    { entity: Profile, says: 'name, phone, openid, work, community, roles', ending: 'removed', copy: '个人资料' },
    { entity: OpenId, says: 'which member an openid is', ending: 'removed', copy: { not: 'the profile says it' } },
    { entity: Phone, says: 'which member has a number', ending: 'removed', copy: { not: 'the profile says it' } },
    { entity: Consent, says: 'what a member consented to', ending: 'removed', copy: '同意记录' },
    {
      entity: Audit,
      says: 'what was decided about a member; who of staff looked at their data',
      ending: 'nameless',
      stays: 'registrations are counted from it, and staff answer for their looks; three years',
      copy: '谁看过、谁办过',
    },
    { entity: ChangeRequest, says: 'what a member asked to change', ending: 'removed', copy: '修改申请' },
    {
      entity: Staff,
      says: 'who of staff works where',
      ending: 'acts',
      stays: 'until the role is taken back',
      copy: { not: 'the roles stand in the app' },
    },
  ],
  copies: [
    profile,
    copying(
      '同意记录',
      ({ memberId }) => consentsGivenBy(memberId),
      async (consent) => {
        const changes = await changesIn(consent)
        const said = changes.map(({ kind, given }) => `${given ? '同意' : '撤回'}${CONSENTS[kind].label}`)
        return { 时间: sayClock(consent.at), 内容: said.join('、') }
      },
    ),
    copying(
      '谁看过、谁办过',
      ({ memberId }) => auditOf(memberId),
      ({ at, byLabel, by, memberId, purpose }) => ({
        时间: sayClock(at),
        谁: by === memberId ? '本人' : (byLabel ?? '工作人员'),
        内容: purpose,
      }),
    ),
    copying(
      '修改申请',
      ({ memberId }) => requestsOf(memberId),
      ({ at, kind, state, reason }) => ({
        时间: sayClock(at),
        内容: CHANGE_REQUESTS[kind],
        结果: REQUEST_STATES[state],
        说明: reason,
      }),
    ),
  ],
}
