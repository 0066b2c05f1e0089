/** Settings of a function, read once. Names are those of serverless.yml. */
function required(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`environment variable ${name} is not set`)
  return value
}

export const env = {
  get stage() {
    return process.env.STAGE ?? 'local'
  },
  /** Local stage only: secrets inline, clock shifted, S3 addressed by path. */
  get isLocal() {
    return this.stage === 'local'
  },
  get tableName() {
    return required('TABLE_NAME')
  },
  get uploadsBucket() {
    return required('UPLOADS_BUCKET')
  },
  get photosBucket() {
    return required('PHOTOS_BUCKET')
  },
  get urgentQueue() {
    return required('URGENT_QUEUE')
  },
  get deliveriesQueue() {
    return required('DELIVERIES_QUEUE')
  },
  get effectsQueue() {
    return required('EFFECTS_QUEUE')
  },
  /** What the one host of pages and API (infra/site.yml) proves itself by; nothing in a local run. */
  get frontKey() {
    return process.env.FRONT_KEY ?? ''
  },
  get secretsParameter() {
    return required('SECRETS_PARAMETER')
  },
  get wechatBaseUrl() {
    return process.env.WECHAT_BASE_URL ?? 'https://api.weixin.qq.com'
  },
}
