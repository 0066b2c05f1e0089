import { createCipheriv } from 'node:crypto'
import { blindIndex, seal, unseal } from './personal'

test('what was sealed opens only for the owner and field it was sealed for', async () => {
  const sealed = await seal('测试姓名', 'name:one')
  expect(sealed).not.toContain('测试')
  expect(await unseal(sealed, 'name:one')).toBe('测试姓名')
  await expect(unseal(sealed, 'name:two')).rejects.toThrow()
  await expect(unseal(sealed, 'phone:one')).rejects.toThrow()
})

test('a single changed bit is noticed', async () => {
  const sealed = await seal('13900000000', 'phone:one')
  const [kid, iv, body = ''] = sealed.split('.')
  const bytes = Buffer.from(body, 'base64url')
  bytes[0] = (bytes[0] ?? 0) ^ 1
  await expect(unseal(`${kid}.${iv}.${bytes.toString('base64url')}`, 'phone:one')).rejects.toThrow()
})

test('the same text never seals the same way twice, and always indexes the same way', async () => {
  expect(await seal('x', 'a')).not.toBe(await seal('x', 'a'))
  expect(await blindIndex('phone', '139')).toBe(await blindIndex('phone', '139'))
  expect(await blindIndex('phone', '139')).not.toBe(await blindIndex('openid', '139'))
})

describe('a rotated key', () => {
  const before = process.env.SECRETS_JSON
  afterEach(() => {
    process.env.SECRETS_JSON = before
  })

  test('seals anew while the old one still opens what it sealed', async () => {
    const old = await seal('旧', 'name:one')
    const document = JSON.parse(before ?? '')
    document.stageKeys.k2 = Buffer.alloc(32, 7).toString('base64')
    document.stageKid = 'k2'
    process.env.SECRETS_JSON = JSON.stringify(document)
    jest.resetModules()
    const rotated = await import('./personal')
    expect(await rotated.unseal(old, 'name:one')).toBe('旧')
    expect(await rotated.seal('新', 'name:one')).toMatch(/^k2\./)
  })

  test('of a document from before there were stage keys seals with one that follows from it, and opens what that one had sealed', async () => {
    const { stageKeys, stageKid, ...document } = JSON.parse(before ?? '')
    const dataKey = Buffer.alloc(32, 9)
    process.env.SECRETS_JSON = JSON.stringify({
      ...document,
      dataKeys: { d1: dataKey.toString('base64') },
      dataKid: 'd1',
    })
    jest.resetModules()
    const aged = await import('./personal')
    const iv = Buffer.alloc(12, 1)
    const cipher = createCipheriv('aes-256-gcm', dataKey, iv).setAAD(Buffer.from('name:one'))
    const body = Buffer.concat([cipher.update('旧', 'utf8'), cipher.final(), cipher.getAuthTag()])
    expect(await aged.unseal(`d1.${iv.toString('base64url')}.${body.toString('base64url')}`, 'name:one')).toBe('旧')
    const sealed = await aged.seal('新', 'name:one')
    expect(sealed).toMatch(/^k0\./)
    jest.resetModules()
    const later = await import('./personal')
    expect(await later.unseal(sealed, 'name:one')).toBe('新')
  })
})
