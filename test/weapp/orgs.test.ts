import { asks } from './support/people'
import { aStory } from './support/stage'

/** An instructor on the phone, and a party member who is called home. */
const stage = aStory()

interface Mine {
  items: { orgId: string; name: string; lastVisit?: string }[]
}
interface HomeCall {
  call?: { text: string }
  answer?: string
}

test('an instructor sees their own organisations alone, and a visit that is written down is the last one', async () => {
  const app = await stage.phoneOf('grid-tashan')
  const mine = async () => (await asks<Mine>(app, stage.url, '/orgs/mine')).items
  const [org] = await mine()
  if (!org) throw new Error('no organisation')
  await app.open('packages/worker/pages/orgs/index')
  await app.sees(org.name)
  await app.tap(`#org-${org.orgId}`)
  await app.tap('#visit-new')
  await app.type('#visit-note', '送了驿站地图')
  await app.tap('#visit-save')
  await app.sees('记好了')
  await app.sees('送了驿站地图')
  expect((await mine())[0]?.lastVisit).not.toBe(org.lastVisit)

  const { visits } = await asks<{ visits: { visitId: string; own: boolean }[] }>(
    app,
    stage.url,
    `/orgs/mine/${org.orgId}`,
  )
  const own = visits.find((each) => each.own)
  await app.tap(`#visit-back-${own?.visitId}`)
  await app.tap('#visit-back-preset-0')
  await app.tap('#visit-back-yes')
  await app.sees('撤回了')
  await stage.settle()
  expect((await mine())[0]?.lastVisit).toBe(org.lastVisit)
})

test('whoever never said that they are a party member is called by nobody', async () => {
  const app = await stage.phoneOf('rider')
  expect(await asks<HomeCall>(app, stage.url, '/orgs/home-call')).toEqual({})
  await app.open('packages/worker/pages/homecall/index')
  await app.sees('现在没有党支部喊你回家')
})
