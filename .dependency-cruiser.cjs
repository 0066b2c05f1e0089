/** Which way dependencies may point: miniapp → shared ← functions, console → shared; a slice sees another only through its functions. */
const slices = '(?!platform/)[^/]+'

/**
 * What each slice may import of others, beside platform: only slices that stand above it here, so there is no circle.
 * Entry points (index.ts, on<Event>.ts, slice.ts) put slices together and are imported by nobody: they may see all.
 * `meals/shops` is the second function of one domain: it shares the entities of meals, and has its own place.
 */
const MAY_SEE = {
  counters: [],
  media: [],
  stations: ['media'],
  ledger: ['counters'],
  checkins: ['counters', 'stations', 'ledger'],
  messages: [],
  homecall: [],
  identity: ['counters', 'stations', 'ledger', 'messages', 'homecall'],
  categories: ['stations', 'identity'],
  meals: ['counters', 'stations', 'ledger', 'media', 'messages'],
  points: ['stations', 'ledger', 'messages', 'identity'],
  published: ['categories'],
  reports: ['counters', 'stations', 'ledger', 'media', 'messages', 'identity', 'categories', 'published'],
  alerts: ['stations', 'messages', 'identity', 'categories', 'reports'],
  bulk: ['stations', 'identity', 'reports'],
  worklog: ['counters', 'stations', 'reports'],
  terms: ['counters', 'stations', 'messages', 'identity', 'worklog'],
  orgs: ['stations', 'messages', 'homecall', 'identity', 'worklog', 'terms'],
  survey: ['counters', 'stations', 'identity', 'terms', 'orgs'],
  pairs: ['counters', 'stations', 'messages', 'identity', 'reports'],
  articles: ['stations', 'media', 'identity', 'orgs', 'pairs'],
  study: ['stations', 'ledger', 'identity', 'orgs', 'articles'],
  posters: ['counters', 'stations', 'meals', 'articles'],
  exports: ['stations', 'media', 'identity', 'reports', 'bulk', 'pairs', 'survey'],
  finding: ['stations', 'identity', 'reports', 'exports'],
  following: ['ledger', 'media', 'messages', 'published', 'reports'],
  safety: ['stations', 'media', 'identity', 'categories', 'reports', 'articles'],
  activities: [
    'stations',
    'ledger',
    'checkins',
    'messages',
    'identity',
    'meals',
    'worklog',
    'terms',
    'orgs',
    'articles',
  ],
  servicelists: ['stations', 'orgs', 'activities'],
  suggestions: ['stations', 'messages', 'identity', 'activities'],
  vigilance: ['stations', 'checkins', 'identity', 'meals', 'reports'],
  insights: [
    'counters',
    'stations',
    'ledger',
    'checkins',
    'identity',
    'categories',
    'meals',
    'points',
    'reports',
    'pairs',
    'following',
    'safety',
    'survey',
    'worklog',
    'terms',
    'vigilance',
    'articles',
    'study',
    'activities',
    'posters',
  ],
  today: [
    'stations',
    'identity',
    'points',
    'reports',
    'pairs',
    'safety',
    'worklog',
    'orgs',
    'servicelists',
    'vigilance',
    'survey',
    'terms',
    'activities',
  ],
  publicReports: ['stations', 'media', 'categories', 'published', 'reports', 'safety'],
  open311: ['stations', 'media', 'categories', 'published', 'reports', 'safety', 'publicReports'],
  'meals/shops': ['counters', 'stations', 'ledger', 'identity', 'meals'],
  desk: ['stations', 'ledger', 'identity'],
  setup: ['stations', 'media', 'identity', 'meals', 'points', 'reports', 'alerts'],
  // What each of them stores of persons is declared in its personal.ts.
  privacy: [
    'counters',
    'stations',
    'ledger',
    'media',
    'checkins',
    'messages',
    'identity',
    'categories',
    'meals',
    'points',
    'published',
    'reports',
    'alerts',
    'bulk',
    'pairs',
    'exports',
    'finding',
    'following',
    'safety',
    'vigilance',
    'insights',
    'publicReports',
    'open311',
    'meals/shops',
    'desk',
    'setup',
    'worklog',
    'terms',
    'orgs',
    'homecall',
    'servicelists',
    'survey',
    'articles',
    'study',
    'activities',
    'suggestions',
  ],
}
/**
 * An entity is its slice's own: others call what stands beside it. What one reads in one query with its own is an exception,
 * with its reason.
 */
const SEES_ENTITIES_OF = {
  // The head of a member is one strongly consistent query of three slices' items: whoever asks again would pay three times.
  'identity/me': ['ledger', 'messages'],
}
const ENTRY = '^functions/(?!platform/)[\\w/]+/(index|slice|on[A-Z]\\w*)\\.ts$'

const ENTITIES = '[\\w/]*[eE]ntities\\.ts$'
/** Queries that other slices ask stand in `queries.ts` beside their entity; these files have an entity of their own, or one query of several. */
const LISTS_OF_THEIR_OWN = '^functions/([\\w/]+/queries|identity/(me|staff)|reports/history|stations/registry)\\.ts$'
const exceptions = Object.entries(SEES_ENTITIES_OF)
/** What stands in a slice's folder and has a line of its own in MAY_SEE. */
const inside = (slice) =>
  Object.keys(MAY_SEE).flatMap((part) => (part.startsWith(`${slice}/`) ? [`^functions/${part}/`] : []))

const borders = [
  {
    name: 'entities-stay-in-their-slice',
    severity: 'error',
    from: {
      path: '^functions/([^/]+)/',
      pathNot: ['\\.test\\.ts$', `^functions/(${exceptions.map(([file]) => file).join('|')})\\.ts$`],
    },
    to: { path: `^functions/[^/]+/${ENTITIES}`, pathNot: '^functions/$1/' },
  },
  ...exceptions.map(([file, others]) => ({
    name: `entities-that-${file}-sees`,
    severity: 'error',
    from: { path: `^functions/${file}\\.ts$` },
    to: { path: `^functions/(?!(${[file.split('/')[0], ...others].join('|')})/)[^/]+/${ENTITIES}` },
  })),
  {
    name: 'slices-have-a-place',
    comment: 'A new slice gets its line in MAY_SEE.',
    severity: 'error',
    from: {
      path: `^functions/(?!(${[...Object.keys(MAY_SEE), 'platform', 'openapi', 'events', 'deliveries'].join('|')})/)[^/]+/`,
    },
    to: { path: `^functions/${slices}/` },
  },
  ...Object.entries(MAY_SEE).map(([slice, others]) => ({
    name: `what-${slice}-may-see`,
    severity: 'error',
    from: { path: `^functions/${slice}/`, pathNot: [ENTRY, '\\.test\\.ts$', ...inside(slice)] },
    to: { path: [`^functions/(?!(${[slice, 'platform', ...others].join('|')})/)`, ...inside(slice)].join('|') },
  })),
]

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...borders,
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'shared-stands-alone',
      severity: 'error',
      from: { path: '^shared/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(miniapp|functions|console|local|test|config)/' },
    },
    {
      name: 'miniapp-sees-only-shared',
      severity: 'error',
      from: { path: '^miniapp/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^(functions|local|test|config)/' },
    },
    {
      name: 'miniapp-takes-only-types-of-the-contract',
      comment: 'valibot and oRPC stay out of the package: the phone gets a generated route table instead.',
      severity: 'error',
      from: { path: '^miniapp/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^shared/contract/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'console-sees-only-shared',
      severity: 'error',
      from: { path: '^console/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^(miniapp|functions|local|infra|test|config)/' },
    },
    {
      name: 'nothing-sees-the-console',
      severity: 'error',
      from: { pathNot: '^(console|test)/' },
      to: { path: '^console/' },
    },
    {
      name: 'functions-see-only-shared',
      severity: 'error',
      from: { path: '^functions/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(miniapp|local|infra|test|config)/' },
    },
    { name: 'rules-are-pure', severity: 'error', from: { path: '^shared/rules/' }, to: { path: '^shared/contract/' } },
    {
      name: 'platform-knows-no-slice',
      severity: 'error',
      from: { path: '^functions/platform/' },
      to: { path: `^functions/${slices}/` },
    },
    {
      name: 'stand-ins-know-no-system',
      comment: 'What stands in for AWS and WeChat works without a running system, so that tests start each by itself.',
      severity: 'error',
      from: { path: '^local/(cloud|machine)/' },
      to: { path: '^local/(system|seed|commands|generate|test)/' },
    },
    {
      name: 'lists-stand-beside-their-entity',
      comment:
        'A query is an access pattern: a named function of listOf in the file of its entity, and a row in docs/data-model.md.',
      severity: 'error',
      from: { path: '^functions/', pathNot: ['^functions/platform/', `/${ENTITIES}`, LISTS_OF_THEIR_OWN] },
      to: { path: '^functions/platform/lists/list\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-slice-imports-a-handler',
      comment:
        'index.ts and on*.ts are deployed entry points, slice.ts is read by infra; what other slices need is exported beside them.',
      severity: 'error',
      from: { path: '^functions/', pathNot: ['/slice\\.ts$', '\\.test\\.ts$'] },
      to: { path: ENTRY },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      from: { pathNot: '^(test|.*\\.test\\.tsx?$)' },
      to: { path: '(^test/|\\.test\\.tsx?$)' },
    },
    {
      name: 'sharp-only-in-media',
      severity: 'error',
      from: { path: '^functions/', pathNot: '^functions/media/' },
      to: { path: 'node_modules/sharp/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    exclude: { path: '(^dist/|^\\.local/|\\.d\\.ts$)' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
