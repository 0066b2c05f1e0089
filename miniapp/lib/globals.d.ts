/** Set by config/index.ts at build time. Address of the API without a trailing slash. */
declare const API_BASE: string
/** Which street this build serves until a person is signed in. */
declare const STREET_ID: string
/** Tiles under the map in a browser; our own street plan alone while `url` is empty. `by` is what their licence wants shown. */
declare const MAP_TILES: { url: string; subdomains: string; by: string }
