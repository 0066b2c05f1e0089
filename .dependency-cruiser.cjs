/** Which way dependencies may point: miniapp → shared ← functions; a slice sees another only through its functions. */
const slices = '(?!platform/)[^/]+'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
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
      to: { path: '^(miniapp|functions|local|test|config)/' },
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
      name: 'no-slice-imports-a-handler',
      comment:
        'index.ts and on*.ts are deployed entry points, slice.ts is read by infra; what other slices need is exported beside them.',
      severity: 'error',
      from: { path: '^functions/', pathNot: '/slice\\.ts$' },
      to: { path: `^functions/${slices}/(index|slice|on[A-Z]\\w*)\\.ts$` },
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
