import { shiftDate } from '../../local/clock/shift.cjs'
import { BEGINS_AT } from './instant'

/** Every test file begins at the same instant, whatever the machine's clock says. From there time runs as ever. */
const shift = Date.parse(BEGINS_AT) - Date.now()
shiftDate(globalThis, () => shift)
