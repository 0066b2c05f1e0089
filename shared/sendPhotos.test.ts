import { photoSender } from './sendPhotos'

const photo = (path: string) => ({ path, contentType: 'image/jpeg' as const, bytes: 10 })

test('after a broken upload only what is missing is sent again, under the same ids', async () => {
  let made = 0
  const upload = jest.fn(async (_id: string, { path }: { path: string }) => {
    if (path === 'b' && upload.mock.calls.length === 2) throw new Error('no signal')
  })
  const send = photoSender(upload, () => `id-${++made}`)
  const photos = [photo('a'), photo('b')]
  await expect(send(photos)).rejects.toThrow('no signal')
  await expect(send(photos)).resolves.toEqual(['id-1', 'id-2'])
  expect(upload.mock.calls.map(([id]) => id)).toEqual(['id-1', 'id-2', 'id-2'])
})

test('it tells how many are there while it goes on', async () => {
  const counts: number[] = []
  await photoSender(
    async () => undefined,
    () => 'id',
  )([photo('a'), photo('b')], (count) => counts.push(count))
  expect(counts).toEqual([1, 2])
})
