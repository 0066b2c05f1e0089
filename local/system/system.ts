import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { followClock } from '../clock/clock'
import { requireJava, startDynamo } from '../cloud/dynamodb'
import { invokeAt } from '../cloud/events'
import { startS3 } from '../cloud/s3'
import { startSqs } from '../cloud/sqs'
import { createTable, dropTable } from '../cloud/table'
import { startWechat } from '../cloud/wechat'
import { rebuildCounters } from '../commands/rebuildCounters'
import { startGuarded } from '../machine/child'
import { say, step, wordsOf } from '../machine/console'
import type { Leaving } from '../machine/leaving'
import { freePort, requireFree } from '../machine/ports'
import { ROOT } from '../paths'
import { seed } from '../seed/index'
import { copyStreet, holdSnapshot } from '../seed/snapshot'
import { buildApp, builtPages, outputOf } from './app'
import { type Consumers, passRecords, startConsumers } from './consumers'
import { devRoutes } from './dev'
import { type Gateway, startGateway } from './gateway'
import { hold } from './held'
import { serveFunctions } from './offline'
import { CONSOLE_HEADERS, PAGE_HEADERS } from './pageHeaders'
import * as settings from './settings'
import { settle } from './settle'

const FIRST_START =
  '  first start: about two minutes on two cores, later ones a few seconds 首次启动约两分钟，以后只要几秒'

/** Starts the parts one after the other, the app's build beside them, and prints the URL when all of it is there. */
export async function startSystem({ stopWith, leave, isLeaving }: Leaving): Promise<void> {
  const port = settings.chosenPort()
  await requireFree(port).catch((error: unknown) => {
    throw new Error(`${wordsOf(error)} Choose another one: PORT=${port + 1} npm start`)
  })
  requireJava()
  if (settings.isShortLived()) holdSnapshot()
  const data = settings.dataFolder()
  mkdirSync(data, { recursive: true })
  const clock = followClock(join(data, 'clock'))
  const instant = settings.chosenInstant()
  if (instant !== undefined) clock.set(instant)
  const secrets = settings.localSecrets(data)
  const seeded = join(data, 'seeded')
  if (!existsSync(seeded)) say(FIRST_START)

  const running: { consumers?: Consumers } = {}
  const s3 = await step('photos 图片存储', () =>
    startS3({
      buckets: [{ name: settings.UPLOADS_BUCKET, corsMethods: ['POST'] }, { name: settings.PHOTOS_BUCKET }],
      keys: { local: 'local-secret' },
      region: settings.REGION,
      folder: join(data, 's3'),
      onCreated: (event) => {
        if (event.Records[0]?.s3.bucket.name === settings.UPLOADS_BUCKET) running.consumers?.uploaded(event)
      },
    }),
  )
  stopWith(s3.stop)
  const sqs = await step('queues 消息队列', () =>
    startSqs({ keys: { local: 'local-secret' }, region: settings.REGION, folder: join(data, 'queues') }),
  )
  stopWith(sqs.stop)
  const { appId, secret, pushToken: token, pushKey: encodingKey } = secrets
  const api: { url?: string } = {}
  const push = () => (api.url === undefined ? undefined : { url: `${api.url}/wechat/push`, token, encodingKey })
  const wechat = await step('WeChat stand-in 微信替身', () =>
    startWechat({ appId, secret, stateFile: join(data, 'wechat.json'), pages: builtPages, push }),
  )
  stopWith(wechat.stop)

  const dynamoPort = await freePort()
  const environment = settings.functionEnvironment(
    { dynamo: `http://127.0.0.1:${dynamoPort}`, s3: s3.endpoint, sqs: sqs.endpoint, wechat: wechat.endpoint },
    secrets.json,
  )
  const logFile = join(data, 'functions.log')
  const bundling = step('functions 打包云函数', buildFunctions)
  const serving = bundling.then(() => step('API 云函数', () => serveFunctions(environment, logFile)))
  // What is wrong with this machine's own data is told first; leaving ends the rest.
  serving.catch(() => undefined)
  const dynamo = await step('database 数据库', () =>
    startDynamo({ dataDir: join(data, 'dynamodb'), port: dynamoPort, forMinutes: settings.isShortLived() }),
  )
  stopWith(dynamo.stop)
  stopWith(hold(data, dynamoPort))
  await bundling
  const pages = buildPages()
  pages.catch(() => undefined)

  const table = { tableName: settings.TABLE_NAME, endpoint: dynamo.endpoint }
  // A start that was cut off while it loaded the demo data left a half: begin that again.
  if (!existsSync(seeded)) await dropTable(table)
  await step('table 建表', () => createTable(table))
  if (!existsSync(seeded)) {
    await step('demo data 演示数据', () => seedWith(environment, () => passRecords(data, table)))
    writeFileSync(seeded, new Date().toISOString())
  }
  const functions = await serving
  stopWith(functions.stop)
  api.url = functions.http
  void functions.ended.then(() => {
    if (isLeaving()) return
    say(`✗ the functions ended, see ${relative(ROOT, logFile)} 云函数意外退出`)
    leave(1)
  })

  const invoke = invokeAt(functions.lambda, 'nuanxin-local-')
  const consume = async () => {
    running.consumers = await startConsumers(data, table, sqs, invoke)
  }
  stopWith(() => running.consumers?.stop())
  await step('records 数据流', consume)
  await pages

  const front: { gateway?: Gateway } = {}
  const rest = () => {
    const { queues = [], readers = [] } = running.consumers ?? {}
    return settle({ queues: [async () => (await front.gateway?.drain()) ?? 0, wechat.drain, ...queues], readers })
  }
  /** Puts the demo street in the place of everything that is there, at an instant. */
  const begin = async (at: number) => {
    await front.gateway?.drain()
    await running.consumers?.stop()
    await wechat.drain()
    dynamo.refill(copyStreet(data))
    s3.reopen()
    sqs.reopen()
    wechat.reload()
    clock.set(at)
    await consume()
    await rest()
  }
  const gateway = await startGateway({
    port,
    api: functions.http,
    sites: [
      { prefix: '/console/', folder: outputOf('console'), headers: CONSOLE_HEADERS },
      { prefix: '/', folder: outputOf('h5'), headers: PAGE_HEADERS },
    ],
    dev: devRoutes({
      wechat: wechat.endpoint,
      clock,
      settle: rest,
      ...(settings.isShortLived() ? { begin } : {}),
    }),
  })
  front.gateway = gateway
  stopWith(gateway.stop)
  say(`\n  ${gateway.url}\n`)
  say(`  at a PC 电脑工作台: ${gateway.url}/console/\n`)
  say(`  logs 日志: ${relative(ROOT, logFile)} · stop 停止: Ctrl-C · start afresh 清空数据: npm run reset\n`)

  if (!settings.builds('weapp')) return
  // Last, because nobody who opened the URL should wait for it.
  await step('mini-program 构建小程序', () =>
    buildApp('weapp', { environment: { TARO_APP_API: `${gateway.url}/api` } }),
  )
  say('  In WeChat DevTools import this folder (it runs dist/weapp) and switch off "check legal domains".')
  say('  用微信开发者工具导入本目录（运行 dist/weapp），并勾选「不校验合法域名」。')
}

/** The browser version of the app, then the console: side by side they would only take each other's core. */
async function buildPages(): Promise<void> {
  for (const [target, name] of [
    ['h5', 'app 构建 H5'],
    ['console', 'console 构建工作台'],
  ] as const) {
    if (!settings.builds(target)) continue
    const built = await step(name, () => buildApp(target))
    if (!built) say('  (up to date 无改动，沿用上次的构建)')
  }
}

async function buildFunctions(): Promise<void> {
  const build = startGuarded(process.execPath, [join(ROOT, 'functions', 'build.mjs'), '--changed'], { cwd: ROOT })
  if ((await build.ended) !== 0) throw new Error(`the functions do not build:\n${build.output()}`)
}

/**
 * The seed uses the functions' own code, which reads its settings at the first call. What it wrote is counted from the
 * table at once, and the counters' consumer begins behind it: record by record that takes four times as long.
 */
async function seedWith(environment: Record<string, string>, passSeed: () => Promise<void>): Promise<void> {
  Object.assign(process.env, environment)
  await seed()
  await rebuildCounters({ write: true, stands: true })
  await passSeed()
}
