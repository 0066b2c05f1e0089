/** Set by config/index.ts at build time. Address of the API without a trailing slash. */
declare const API_BASE: string
/** Which street this build serves until a person is signed in. */
declare const STREET_ID: string
