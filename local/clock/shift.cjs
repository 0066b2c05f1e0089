/**
 * Replaces a realm's `Date` by one that is `shift()` milliseconds ahead. Needs nothing of Node: its text is also sent into
 * windows of browsers.
 */
function shiftDate(realm, shift) {
  const Real = realm.Date
  const machine = Real.now
  const now = () => Math.round(machine.call(Real) + shift())
  Real.now = now
  Real.isShifted = true
  realm.Date = new Proxy(Real, {
    construct: (target, given, newTarget) => Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
    apply: () => new Real(now()).toString(),
  })
}

module.exports = { shiftDate }
