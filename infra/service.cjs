/** Hands serverless.yml what follows from the slices, as `node functions/build.mjs` wrote it beside the bundles. */
const { existsSync, readFileSync } = require('node:fs')
const { join } = require('node:path')

const file = join(__dirname, '..', 'dist', 'service.json')
if (!existsSync(file)) throw new Error('dist/service.json is missing: npm run build:functions writes it')
module.exports = JSON.parse(readFileSync(file, 'utf8'))
