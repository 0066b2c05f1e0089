import { cursorOf, keyOfCursor } from './cursor'

test('a cursor leads on only in the list it came from', async () => {
  const cursor = await cursorOf({ pk: 'MEMBER#1', sk: 'LEDGER#9' }, 'ledger#1')
  expect(await keyOfCursor(cursor, 'ledger#1')).toEqual({ pk: 'MEMBER#1', sk: 'LEDGER#9' })
  await expect(keyOfCursor(cursor, 'ledger#2')).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  await expect(keyOfCursor(`x${cursor}`, 'ledger#1')).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  await expect(keyOfCursor('rubbish', 'ledger#1')).rejects.toMatchObject({ code: 'INVALID_INPUT' })
})

test('a forged signature of the right length in other letters is refused, not a fault of ours', async () => {
  await expect(keyOfCursor(`x.${'中'.repeat(22)}`, 'ledger#1')).rejects.toMatchObject({ code: 'INVALID_INPUT' })
})

test('the last page has none', async () => {
  expect(await cursorOf(undefined, 'x')).toBeUndefined()
  expect(await keyOfCursor(undefined, 'x')).toBeUndefined()
})
