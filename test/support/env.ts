import { forgetAll } from '../../functions/platform/cache'
import { forgetCallers } from '../../functions/platform/http/pace'
import { ownTable } from './ownTable'
import { startQueues, stopQueues, takeAside } from './queues'

beforeEach(() => {
  forgetAll()
  forgetCallers()
})

// Tests of routes read streams and whole tables: in a table that all files fill, each would read what all the others wrote.
if (expect.getState().testPath?.includes('/test/integration/')) beforeAll(() => ownTable())

beforeAll(startQueues)
// An effect that fails is set aside and tried again, so that nobody would see it: a test that means one to fail takes it away.
afterEach(() => expect(takeAside()).toEqual([]))
afterAll(stopQueues)
