import { ensureSnapshot } from '../../local/snapshot'

export default ensureSnapshot
