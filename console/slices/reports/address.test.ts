import { addressOf, isNarrowed, lookingIn } from './address'

test('what is looked at is in the address, and read from it again', () => {
  const looking = {
    team: 'shangqiaoxi',
    tab: 'open',
    status: 'accepted',
    categoryId: 'manhole',
    mine: true,
    overdue: true,
    map: true,
  } as const
  const address = addressOf(looking)
  expect(address.toString()).toBe('team=shangqiaoxi&status=accepted&category=manhole&mine=yes&overdue=yes&view=map')
  expect(lookingIn(address)).toEqual(looking)
  expect(isNarrowed(looking)).toBe(true)
})

test('what goes without saying is not in the address', () => {
  const plain = lookingIn(new URLSearchParams())
  expect(plain).toMatchObject({ tab: 'open', mine: false, overdue: false })
  expect(addressOf(plain).toString()).toBe('')
  expect(isNarrowed(plain)).toBe(false)
})

test('words of nobody are left out, and a status where none is asked for', () => {
  const odd = lookingIn(new URLSearchParams('tab=toString&status=__proto__&overdue=1&view=list'))
  expect(odd).toMatchObject({ tab: 'open', status: undefined, overdue: false, map: false })
  expect(addressOf({ ...odd, tab: 'closed', status: 'accepted' }).toString()).toBe('tab=closed')
})
