import { posterScene, sceneOfPoster } from './poster'

const [posterId, key] = ['7ZK3M0QA', 'B1CD2EFG']

test('a poster’s scene has 21 characters, all of which WeChat takes, and is read back however it comes', () => {
  const scene = sceneOfPoster(posterId, key)
  expect(scene).toHaveLength(21)
  expect(scene).toMatch(/^[0-9a-zA-Z!#$&'()*+,/:;=?@\-._~]+$/)
  for (const given of [
    scene,
    ` ${scene} `,
    encodeURIComponent(scene),
    `packages/worker/pages/poster/index?scene=${encodeURIComponent(scene)}`,
  ]) {
    expect(posterScene(given)).toEqual({ posterId, key })
  }
})

test('what is printed for something else, or not by us, is no poster', () => {
  for (const text of [
    '',
    's=hub&k=abcdefgh',
    'a=01JD0000000000000000000000',
    'p=7zk3m0qa&k=b1cd2efg',
    'p=7ZK3M0QA',
    '%',
  ]) {
    expect(posterScene(text)).toBeUndefined()
  }
})
