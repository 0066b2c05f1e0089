/** The street this console is built for (config/console.ts). */
declare const STREET_ID: string
