import { createTable } from '../../local/table'
import { seed } from '../../local/seed/index'

process.env.TABLE_NAME = 'nuanxin-seed'

test('x', async () => {
  await createTable({ tableName: 'nuanxin-seed', endpoint: process.env.AWS_ENDPOINT_URL_DYNAMODB ?? '' })
  const a = Date.now()
  console.log(await seed({ photos: false }), Date.now() - a)
})
