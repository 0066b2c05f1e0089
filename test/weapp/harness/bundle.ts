import { type BuildOptions, build } from 'esbuild'

const bundled = new Map<string, Promise<string>>()

/** That file and all it imports as one script; made once a process. */
function script(file: string, options: BuildOptions): Promise<string> {
  const known = bundled.get(file)
  if (known) return known
  const made = build({
    entryPoints: [`test/weapp/harness/${file}`],
    bundle: true,
    write: false,
    target: 'es2022',
    charset: 'utf8',
    ...options,
  }).then(({ outputFiles }) => outputFiles?.[0]?.text ?? '')
  bundled.set(file, made)
  return made
}

/** The host, which defines `NuanxinHost` in the window it is evaluated in. */
export const hostScript = () =>
  script('host/index.ts', {
    format: 'iife',
    globalName: 'NuanxinHost',
    // Evaluated as strict code, a declaration of its own would stay inside.
    footer: { js: 'window.NuanxinHost = NuanxinHost' },
    mainFields: ['module', 'main'],
  })

/** The thread that holds the windows of jsdom. */
export const jsdomThread = () => script('jsdomThread.ts', { format: 'cjs', platform: 'node', packages: 'external' })
