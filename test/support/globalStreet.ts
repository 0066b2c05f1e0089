import { ensureSnapshot } from '../../local/seed/snapshot'

export default ensureSnapshot
