import { forgetAll } from '../../functions/platform/cache'
import { forgetCallers } from '../../functions/platform/pace'

beforeEach(() => {
  forgetAll()
  forgetCallers()
})
