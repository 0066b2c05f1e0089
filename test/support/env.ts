import { forgetAll } from '../../functions/platform/cache'

beforeEach(() => forgetAll())
