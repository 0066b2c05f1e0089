import { articleOfScene, sceneOfArticle } from './scene'

const ID = '01JD0000000000000000000000'

test('a printed code leads back to its article, and WeChat takes its scene', () => {
  const scene = sceneOfArticle(ID)
  expect(articleOfScene(scene)).toBe(ID)
  expect(scene).toMatch(/^[0-9a-zA-Z!#$&'()*+,/:;=?@\-._~]{1,32}$/)
  expect(articleOfScene('s=hub&k=a1B~c-D4')).toBeUndefined()
})
