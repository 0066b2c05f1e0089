import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { S3Event } from 'aws-lambda'
import { buildApp, builtPages, outputOf } from './app'
import { requireFree, startGuarded } from './child'
import { say, step, wordsOf } from './console'
import { devRoutes } from './dev'
import { requireJava, startDynamo } from './dynamodb'
import { invokeAt, openQueue } from './events'
import { filterPatternsOf, passes } from './filters'
import { startGateway } from './gateway'
import { serveFunctions } from './offline'
import { ROOT } from './paths'
import { startS3 } from './s3'
import { startSchedules } from './schedules'
import { seed } from './seed/index'
import * as settings from './settings'
import { followStream } from './streams'
import { createTable, dropTable, streamArnOf } from './table'
import { startWechat } from './wechat'

/** The functions that read the table's stream, each with its own place in it. */
const STREAM_READERS = [
  ['insightsOnRecords', 'stream.json'],
  ['reportsOnRecords', 'stream-reports.json'],
] as const

/** What was started, newest last; ended in the opposite order. */
const running: (() => Promise<void> | void)[] = []
let stopping: Promise<void> | undefined

async function stopAll(): Promise<void> {
  for (const stop of running.reverse()) await stop()
}

/** Ends everything once and leaves. A second call leaves at once: the guards then end the children. */
function leave(code: number): void {
  if (stopping !== undefined) process.exit(code)
  stopping = stopAll()
    .catch((error: unknown) => say(`✗ ${wordsOf(error)}`))
    .then(() => process.exit(code))
}

function watchForTheEnd(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => leave(0))
  // A parent that was killed sends nothing; its children are only handed to another one.
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && leave(0), 1000).unref()
}

/** Starts everything that stands in for the cloud, and the app, on one machine; runs until it is told to stop. */
export async function main(): Promise<void> {
  watchForTheEnd()
  try {
    await start()
  } catch (error) {
    // A step that fails because we are leaving is no failure.
    if (stopping !== undefined) return
    say(`✗ ${wordsOf(error)}`)
    leave(1)
  }
}

async function start(): Promise<void> {
  const port = settings.chosenPort()
  await requireFree(port).catch((error: unknown) => {
    throw new Error(`${wordsOf(error)} Choose another one: PORT=${port + 1} npm start`)
  })
  requireJava()
  const data = settings.dataFolder()
  mkdirSync(data, { recursive: true })
  const secrets = settings.localSecrets(data)

  // First what can be wrong with this machine's own data: nobody should wait for a build to be told.
  const dynamo = await step('database 数据库', () =>
    startDynamo({ dataDir: join(data, 'dynamodb'), forMinutes: settings.isShortLived() }),
  )
  running.push(dynamo.stop)
  await step('functions 打包云函数', buildFunctions)
  if (settings.builds('h5')) {
    const built = await step('app 构建 H5', () => buildApp('h5'))
    if (!built) say('  (up to date 无改动，沿用上次的构建)')
  }

  const table = { tableName: settings.TABLE_NAME, endpoint: dynamo.endpoint }
  // A start that was cut off while it loaded the demo data left a half: begin that again.
  const seeded = join(data, 'seeded')
  if (!existsSync(seeded)) await dropTable(table)
  await step('table 建表', () => createTable(table))

  const deliverUpload: { push?: (event: S3Event) => void } = {}
  const s3 = await step('photos 图片存储', () =>
    startS3({
      buckets: [{ name: settings.UPLOADS_BUCKET, corsMethods: ['POST'] }, { name: settings.PHOTOS_BUCKET }],
      keys: { local: 'local-secret' },
      region: settings.REGION,
      folder: join(data, 's3'),
      onCreated: (event) => {
        if (event.Records[0]?.s3.bucket.name === settings.UPLOADS_BUCKET) deliverUpload.push?.(event)
      },
    }),
  )
  running.push(s3.stop)
  const { appId, secret, pushToken: token, pushKey: encodingKey } = secrets
  const api: { url?: string } = {}
  const push = () => (api.url === undefined ? undefined : { url: `${api.url}/wechat/push`, token, encodingKey })
  const wechat = await step('WeChat stand-in 微信替身', () =>
    startWechat({ appId, secret, stateFile: join(data, 'wechat.json'), pages: builtPages, push }),
  )
  running.push(wechat.stop)

  const environment = settings.functionEnvironment(
    { dynamo: dynamo.endpoint, s3: s3.endpoint, wechat: wechat.endpoint },
    secrets.json,
  )
  const logFile = join(data, 'functions.log')
  const functions = await step('API 云函数', () => serveFunctions(environment, logFile))
  running.push(functions.stop)
  api.url = functions.http
  void functions.ended.then(() => {
    if (stopping !== undefined) return
    say(`✗ the functions ended, see ${relative(ROOT, logFile)} 云函数意外退出`)
    leave(1)
  })

  if (!existsSync(seeded)) {
    await step('demo data 演示数据', () => seedWith(environment))
    writeFileSync(seeded, new Date().toISOString())
  }

  const invoke = invokeAt(functions.lambda, 'nuanxin-local-')
  const complain = (error: unknown) => say(`! ${wordsOf(error).slice(0, 500)}`)
  const uploads = openQueue({
    folder: join(data, 'events', 'mediaOnUpload'),
    functionName: 'mediaOnUpload',
    invoke,
    onFailure: complain,
  })
  deliverUpload.push = uploads.push
  running.push(uploads.stop)
  const streamArn = await streamArnOf(table)
  const streams = STREAM_READERS.map(([functionName, checkpoint]) => {
    const patterns = filterPatternsOf(functionName)
    const stream = followStream({
      endpoint: dynamo.endpoint,
      streamArn,
      region: settings.REGION,
      checkpointFile: join(data, checkpoint),
      consume: (event) => invoke(functionName, event),
      onRetry: complain,
      filter: (record) => passes(patterns, record),
    })
    running.push(stream.stop)
    return stream
  })
  // Lists for everybody, numbers and messages follow from the records: nobody should open the street before they are there.
  await step('records 数据流', () => Promise.all(streams.map(({ caughtUp }) => caughtUp)))
  running.push(startSchedules(invoke, settings.REGION, complain).stop)

  const gateway = await startGateway({
    port,
    api: functions.http,
    folder: outputOf('h5'),
    dev: devRoutes(wechat.endpoint),
  })
  running.push(gateway.stop)
  say(`\n  ${gateway.url}\n`)
  say(`  logs 日志: ${relative(ROOT, logFile)} · stop 停止: Ctrl-C · start afresh 清空数据: npm run reset\n`)

  if (!settings.builds('weapp')) return
  // Last, because nobody who opened the URL should wait for it.
  await step('mini-program 构建小程序', () =>
    buildApp('weapp', { environment: { TARO_APP_API: `${gateway.url}/api` } }),
  )
  say('  In WeChat DevTools import this folder (it runs dist/weapp) and switch off "check legal domains".')
  say('  用微信开发者工具导入本目录（运行 dist/weapp），并勾选「不校验合法域名」。')
}

async function buildFunctions(): Promise<void> {
  const build = startGuarded(process.execPath, [join(ROOT, 'functions', 'build.mjs'), '--changed'], { cwd: ROOT })
  if ((await build.ended) !== 0) throw new Error(`the functions do not build:\n${build.output()}`)
}

/** The seed uses the functions' own code, which reads its settings at the first call. */
async function seedWith(environment: Record<string, string>): Promise<void> {
  Object.assign(process.env, environment)
  await seed()
}
