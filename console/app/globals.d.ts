/** The street this console is built for (config/console.mts). */
declare const STREET_ID: string
