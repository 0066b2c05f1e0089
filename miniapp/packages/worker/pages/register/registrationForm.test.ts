import type { Me } from '@miniapp/lib/session/session'
import { CONSENTS } from '@shared/rules/text/words'
import { formOf, knownNumber, markedIn, missingIn } from './registrationForm'

const me = (over: Partial<Me> = {}): Me => ({
  ...{ memberId: '01K00000000000000000000000', streetId: 'qishan', status: 'rejected', grants: [], partyMember: false },
  ...{ name: '测试甲', phoneMasked: '138****78', occupation: 'rider', employer: '测试站', communityId: 'east' },
  consents: [{ kind: 'privacy', version: CONSENTS.privacy.version, givenAt: 1 }],
  ...over,
})

test('what was sent back is sent again at once: number and consent of before still hold', () => {
  expect(missingIn(formOf(me()), knownNumber(me()))).toBeUndefined()
})

test('a consent to other words is asked for again, and nobody who gave none is ticked', () => {
  const older = me({ consents: [{ kind: 'privacy', version: '2020-01-01', givenAt: 1 }] })
  expect(missingIn(formOf(older), knownNumber(older))).toBe('还要同意隐私政策')
  expect(formOf(me()).partyMember).toBe(false)
  expect(formOf(undefined)).toMatchObject({ privacy: false, partyMember: false })
})

test('who never sent a number has to fetch one', () => {
  const newcomer = me({ status: 'none' })
  expect(missingIn(formOf(newcomer), knownNumber(newcomer))).toBe('还要获取手机号')
})

test('what staff marked is marked, and nothing else', () => {
  expect(markedIn(me({ rejectFields: ['employer', 'phone'] }))).toEqual({ employer: '请改这一项', phone: '请改这一项' })
  expect(markedIn(me())).toEqual({})
})
