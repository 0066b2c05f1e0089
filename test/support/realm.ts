import { types } from 'node:util'

/**
 * Makes an error of Node itself an `Error` here too, as it is in a function: jest runs tests in a realm of their own, and
 * the SDK wraps what seems to be none.
 */
export function acceptErrorsOfNode(): void {
  const ordinary = Function.prototype[Symbol.hasInstance]
  Object.defineProperty(Error, Symbol.hasInstance, {
    value: function (this: unknown, error: unknown) {
      return this === Error ? types.isNativeError(error) : ordinary.call(this as typeof Error, error)
    },
  })
}
