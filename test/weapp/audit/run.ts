import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { auditBuild } from './build'
import type { Stage } from './domains'
import { auditMeasures } from './measured'
import { fingerprintOf, readMeasures } from './measures'
import { tableOf } from './table'
import { openWeapp, pagesOf } from './weapp'

const ROOT = join(__dirname, '..', '..', '..')
/** The build: `WEAPP_DIST`, or the checkout's own. */
const WEAPP = process.env.WEAPP_DIST ?? join(ROOT, 'dist', 'weapp')
const MEASURES = join(ROOT, 'dist', 'screens', 'measures.json')

/** What the placeholders in `config/domains.json` stand for at this build. */
function valuesOf({ TARO_APP_API, AWS_ACCOUNT_ID, AWS_REGION }: NodeJS.ProcessEnv): Record<string, string> {
  return {
    ...(TARO_APP_API && URL.canParse(TARO_APP_API) ? { domain: new URL(TARO_APP_API).host } : {}),
    ...(AWS_ACCOUNT_ID ? { account: AWS_ACCOUNT_ID } : {}),
    ...(AWS_REGION ? { region: AWS_REGION } : {}),
  }
}

/**
 * `npm run weapp:audit`: WeChat's rules and our budgets as one table. Exit code 1 when anything is broken.
 * With `--static` only what the packages alone show, for a build that no test has run.
 */
async function main(): Promise<number> {
  const stage = process.env.STAGE ?? 'local'
  const isStage = (text: string): text is Stage => text === 'local' || text === 'prod'
  if (!isStage(stage)) {
    console.error(`✗ STAGE=${stage}: config/domains.json knows local and prod.`)
    return 1
  }
  if (!existsSync(join(WEAPP, 'app.json'))) {
    console.error('✗ the mini-program is not built: npm run build:weapp')
    return 1
  }
  const findings = await auditBuild({
    root: WEAPP,
    source: join(ROOT, 'miniapp'),
    stage,
    values: valuesOf(process.env),
  })
  if (!process.argv.includes('--static')) {
    const pages = pagesOf(openWeapp(WEAPP).app)
    findings.push(...auditMeasures(readMeasures(MEASURES), fingerprintOf(WEAPP), pages))
  }
  console.log(tableOf(findings))
  return findings.some(({ state }) => state === 'breach') ? 1 : 0
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error)
    process.exit(1)
  },
)
