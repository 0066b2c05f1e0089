/**
 * Replaces a realm's `Date` by one that is `shift()` milliseconds ahead. Needs nothing of Node: its text is also sent into
 * windows of browsers.
 */
function shiftDate(realm, shift) {
  const Real = realm.Date
  const now = () => Math.round(Real.now() + shift())
  realm.Date = new Proxy(Real, {
    construct: (target, given, newTarget) => Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
    apply: () => new Real(now()).toString(),
    get: (target, name) => {
      if (name === 'now') return now
      if (name === 'isShifted') return true
      return Reflect.get(target, name)
    },
  })
}

module.exports = { shiftDate }
