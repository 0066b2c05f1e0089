import { forgetAll } from '../../functions/platform/cache'
import { forgetCallers } from '../../functions/platform/pace'
import { ownTable } from './ownTable'

beforeEach(() => {
  forgetAll()
  forgetCallers()
})

// Tests of routes read streams and whole tables: in a table that all files fill, each would read what all the others wrote.
if (expect.getState().testPath?.includes('/test/integration/')) beforeAll(() => ownTable())
