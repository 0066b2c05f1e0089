import { Profile } from '@functions/identity/entities'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { anId, call, type Person } from '../support/api'
import { aPerson, aStreet } from '../support/factories'
import { accountOf } from '../support/ledger'
import { aMerchant, anOffer, redeem, shifted, ticketFor } from '../support/meals'

let streetId: string
let merchantId: string
let admin: Person

beforeAll(async () => {
  ;({ streetId } = await aStreet())
  admin = await aPerson(streetId, { grants: [{ role: 'admin' }] })
})
beforeEach(async () => {
  merchantId = await aMerchant(streetId)
})

const invite = (by: Person, owner = false, id = anId()) => call('shops', 'inviteClerk', { merchantId, id, owner }, by)
const join = (as: Person, code: string, id = anId()) => call('shops', 'joinShop', { id, code }, as)
const remove = (by: Person, { memberId }: Person, id = anId()) =>
  call('shops', 'removeClerk', { merchantId, memberId, id }, by)
const namesOf = async (as: Person) => (await call('shops', 'clerks', { merchantId }, as)).body.items

/** Somebody who came into the shop by a code, with the token of a sign-in afterwards. */
async function taken(by: Person, owner = false): Promise<Person> {
  const person = await aPerson(streetId)
  const { body } = await join(person, (await invite(by, owner)).body.code)
  return { ...person, grants: body.me.grants }
}

describe('a shop’s people', () => {
  test('come in by a code that lets in one, and hand out meals from then on', async () => {
    const owner = await taken(admin, true)
    expect(owner.grants).toContainEqual({ role: 'merchant', merchantId, owner: true })
    const id = anId()
    const shown = await invite(owner, false, id)
    expect(shown).toMatchObject({ status: 201, body: { code: expect.stringMatching(/^\d{8}$/), owner: false } })
    expect(await invite(owner, false, id)).toEqual(shown)
    const [first, second] = [await aPerson(streetId), await aPerson(streetId)]
    const joinId = anId()
    const answer = await join(first, shown.body.code, joinId)
    expect(answer).toMatchObject({ status: 200, body: { merchantId, merchantName: '测试面馆', owner: false } })
    expect(await join(first, shown.body.code, joinId)).toEqual(answer)
    expect(await join(second, shown.body.code)).toMatchObject({ status: 422, body: { code: 'INVITATION_INVALID' } })
    expect(await join(first, shown.body.code)).toMatchObject({ status: 422 })

    const clerk: Person = { ...first, grants: answer.body.me.grants }
    const worker = await aPerson(streetId, { points: 30 })
    const ticket = await ticketFor(clerk, (await redeem(worker, await anOffer(streetId, { merchantId }))).body)
    expect(await call('meals', 'confirm', { id: anId(), ticket }, clerk)).toMatchObject({ status: 201 })
    expect(await namesOf(clerk)).toMatchObject([
      { memberId: owner.memberId, owner: true, me: false },
      { memberId: clerk.memberId, owner: false, me: true },
    ])
    const { body } = await call('shops', 'clerkChanges', { merchantId }, admin)
    expect(new Set(body.items.map(({ act }) => act))).toEqual(new Set(['invited', 'joined']))
    expect(body.items).toHaveLength(4)
  })

  test('of twenty who type one code at once, one comes in', async () => {
    const { code } = (await invite(admin)).body
    const people = await Promise.all(Array.from({ length: 20 }, () => aPerson(streetId)))
    const answers = await Promise.all(people.map((each) => join(each, code)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(await namesOf(admin)).toHaveLength(1)
  })

  test('a code ends after ten minutes, with who showed it, and is nobody’s own', async () => {
    const owner = await taken(admin, true)
    const { code } = (await invite(owner)).body
    const late = await aPerson(streetId)
    await shifted(601_000, async () => {
      expect(await join(late, code)).toMatchObject({ status: 422, body: { code: 'INVITATION_INVALID' } })
    })
    expect(await join(owner, code)).toMatchObject({ status: 403, body: { code: 'OWN_INVITATION' } })
    await remove(admin, owner)
    expect(await join(late, code)).toMatchObject({ status: 422, body: { code: 'INVITATION_INVALID' } })
    expect(await join(late, '00000000')).toMatchObject({ status: 422, body: { code: 'INVITATION_INVALID' } })
    expect(await join(late, (await invite(admin)).body.code)).toMatchObject({ status: 200 })
  })

  test('are changed by its owner and the office, owners by the office alone', async () => {
    const owner = await taken(admin, true)
    const other = await taken(admin, true)
    const clerk = await taken(owner)
    expect(await invite(clerk)).toMatchObject({ status: 403 })
    expect(await invite(owner, true)).toMatchObject({ status: 403 })
    expect(await remove(clerk, owner)).toMatchObject({ status: 403 })
    expect(await remove(owner, other)).toMatchObject({ status: 403 })
    const stranger = await aPerson(streetId, { grants: [{ role: 'merchant', merchantId: 'elsewhere', owner: true }] })
    expect(await remove(stranger, clerk)).toMatchObject({ status: 404 })
    expect(await call('shops', 'clerks', { merchantId }, stranger)).toMatchObject({ status: 404 })
    expect(await remove(admin, other)).toMatchObject({ status: 200 })
  })

  test('whoever is removed writes nothing more with the token they hold', async () => {
    const owner = await taken(admin, true)
    const clerk = await taken(owner)
    const worker = await aPerson(streetId, { points: 30 })
    const ticket = await ticketFor(clerk, (await redeem(worker, await anOffer(streetId, { merchantId }))).body)
    const id = anId()
    const removed = await remove(owner, clerk, id)
    expect(removed).toMatchObject({ status: 200, body: { memberId: clerk.memberId } })
    expect(await remove(owner, clerk, id)).toEqual(removed)
    expect(await remove(owner, clerk)).toMatchObject({ status: 404 })
    expect(await call('meals', 'confirm', { id: anId(), ticket }, clerk)).toMatchObject({ status: 401 })
    const { Item } = await Profile.build(GetItemCommand).key({ memberId: clerk.memberId }).send()
    expect(Item?.grants).toEqual([{ role: 'worker' }])
    expect((await namesOf(owner)).map(({ memberId }) => memberId)).toEqual([owner.memberId])
  })

  test('FT-02 a clerk leaves by themselves, as the sentence before a deletion of the account says', async () => {
    const owner = await taken(admin, true)
    const [clerk, colleague] = [await taken(owner), await taken(owner)]
    expect(await remove(clerk, colleague)).toMatchObject({ status: 403 })
    const order = (person: Person) => call('privacy', 'orderDeletion', { id: anId(), because: 'wish' }, person)
    expect((await order(clerk)).body).toMatchObject({ code: 'ROLES_FIRST', message: /移出自己/ })
    expect(await remove(clerk, clerk)).toMatchObject({ status: 200, body: { memberId: clerk.memberId } })
    expect((await namesOf(owner)).map(({ memberId }) => memberId)).toEqual([owner.memberId, colleague.memberId])
    const { Item } = await Profile.build(GetItemCommand).key({ memberId: clerk.memberId }).send()
    expect(Item?.grants).toEqual([{ role: 'worker' }])
    const { epoch } = await accountOf(clerk.memberId)
    expect((await order({ ...clerk, grants: [{ role: 'worker' }], epoch })).status).toBe(202)
  })

  test('of two owners who leave at once one stays', async () => {
    const [one, two] = [await taken(admin, true), await taken(admin, true)]
    const answers = await Promise.all([remove(one, one), remove(two, two)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('LAST_OWNER')
    expect(await namesOf(admin)).toHaveLength(1)
  })

  test('a role taken while a registration is being decided stays taken', async () => {
    const owner = await taken(admin, true)
    const clerk = await taken(owner)
    const consent = () =>
      call(
        'identity',
        'changeConsent',
        { id: anId(), kind: 'partyMembership', given: false, version: '2026-01-01' },
        clerk,
      )
    const answers = await Promise.all([...Array.from({ length: 6 }, consent), remove(owner, clerk)])
    expect(answers.at(-1)).toMatchObject({ status: 200 })
    const { Item } = await Profile.build(GetItemCommand).key({ memberId: clerk.memberId }).send()
    expect(Item?.grants).toEqual([{ role: 'worker' }])
  })
})
