import { writer } from './writer'

const codeOf = (error: unknown) => String((error as { code?: string }).code)

const counted = () => {
  let made = 0
  return () => {
    made += 1
    return `id-${made}`
  }
}

test('a second tap while the first is on its way sends nothing', async () => {
  let answer: (text: string) => void = () => undefined
  const send = jest.fn(() => new Promise<string>((resolve) => (answer = resolve)))
  const write = writer<{ ticket: string }, string>(send, { makeId: counted(), codeOf })
  const first = write({ ticket: 'a' })
  await expect(write({ ticket: 'a' })).resolves.toBeUndefined()
  answer('done')
  await expect(first).resolves.toBe('done')
  expect(send).toHaveBeenCalledTimes(1)
})

test('the same thing tried again after a failure keeps its id', async () => {
  const ids: string[] = []
  const send = async ({ id }: { ticket: string; id: string }) => {
    ids.push(id)
    if (ids.length === 1) throw { code: 'OFFLINE' }
    return 'done'
  }
  const write = writer<{ ticket: string }, string>(send, { makeId: counted(), codeOf })
  await expect(write({ ticket: 'a' })).rejects.toMatchObject({ code: 'OFFLINE' })
  await expect(write({ ticket: 'a' })).resolves.toBe('done')
  expect(ids).toEqual(['id-1', 'id-1'])
})

test('something else, or the same again after it was done, gets an id of its own', async () => {
  const ids: string[] = []
  const write = writer<{ ticket: string }, number>(async ({ id }) => ids.push(id), { makeId: counted(), codeOf })
  await write({ ticket: 'a' })
  await write({ ticket: 'a' })
  await write({ ticket: 'b' })
  expect(ids).toEqual(['id-1', 'id-2', 'id-3'])
})

test('it says when it is busy and when it is free again, also after a failure', async () => {
  const said: boolean[] = []
  const write = writer(() => Promise.reject(new Error('no')), {
    makeId: counted(),
    codeOf,
    onBusy: (busy) => said.push(busy),
  })
  await expect(write({})).rejects.toThrow('no')
  expect(said).toEqual([true, false])
})

test('an id that lay too long is given up: the next try is a new write', async () => {
  const ids: string[] = []
  const send = async ({ id }: { ticket: string; id: string }) => {
    ids.push(id)
    if (ids.length === 1) throw { code: 'ID_NOT_FRESH' }
    return 'done'
  }
  const write = writer<{ ticket: string }, string>(send, { makeId: counted(), codeOf })
  await expect(write({ ticket: 'a' })).rejects.toMatchObject({ code: 'ID_NOT_FRESH' })
  await write({ ticket: 'a' })
  expect(ids).toEqual(['id-1', 'id-2'])
})
