import { fail } from '../commands/onTable'
import { ensureSnapshot } from './snapshot'

/** Loads the demo street once, for everything that begins with a copy of it. */
ensureSnapshot().catch(fail)
