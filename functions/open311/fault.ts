/** An error as GeoReport v2 has it: an HTTP status, and a list of code and description. */
export class Fault extends Error {
  constructor(
    readonly status: 400 | 403 | 404 | 429 | 500 | 503,
    description: string,
    /** When to come again. */
    readonly retryAfterSeconds?: number,
  ) {
    super(description)
  }
}
