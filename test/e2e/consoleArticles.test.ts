import { atThePcOf } from '../support/atPc'

/** An editor of the street office: writes an article, publishes it, and takes it back. */
const at = atThePcOf('admin', { path: '/articles' })

const fill = (id: string, words: string) => at.desk.page.locator(`[id="${id}"]`).fill(words)
const TITLE = '冬天的热水一直有'

test('the list shows what is out, and by its address what waits for its moment', async () => {
  await at.desk.sees('致新就业群体一封信')
  await at.go('/articles?state=scheduled')
  await at.desk.sees('元旦期间驿站开放时间')
})

test('an article is written beside how it looks on a phone, published, and read there', async () => {
  await at.desk.click('article-add')
  await fill('title', TITLE)
  await fill('summary', '每个驿站都有热水')
  await at.desk.click('article-paste')
  await fill('paste-text', '一、哪里有\n每个驿站都有。\n1. 带杯子\n2. 先到先接')
  await at.desk.page.getByRole('button', { name: '取过来' }).click()
  const preview = at.desk.page.getByRole('region', { name: '手机上的样子' })
  await preview.getByText('先到先接').waitFor()
  await at.desk.click('article-save')
  await at.desk.sees('草稿')
  await at.desk.click('article-publish')
  await at.desk.click('form-yes')
  await at.desk.sees('已发布')
  await at.phone.open('/packages/worker/pages/articles/index')
  await at.phone.sees(TITLE)
})

test('it is withdrawn with its reason, which colleagues see, and its readers have it no more', async () => {
  await at.desk.click('article-withdraw')
  await at.desk.page.getByRole('button', { name: '发错了范围' }).click()
  await at.desk.click('form-yes')
  await at.go('/articles?state=withdrawn')
  await at.desk.sees(/发错了范围/)
  await at.desk.sees(TITLE)
  expect(at.desk.problems).toEqual([])
})
