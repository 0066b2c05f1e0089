import path from 'node:path'
import { defineConfig } from '@tarojs/cli'
import TerserPlugin from 'terser-webpack-plugin'

const root = path.resolve(__dirname, '..')
/** TypeScript outside `miniapp/` that is compiled into the app. */
const shared = path.join(root, 'shared')

/** Packages that ship syntax newer than the oldest WeChat understands. */
const modern = [path.join(root, 'node_modules', '@noble'), path.join(root, 'node_modules', 'lean-qr')]

/** Every address the app may be built for; the defaults are those of a machine on which `npm start` runs. */
function constants(target: string | undefined) {
  const api = process.env.TARO_APP_API ?? (target === 'h5' ? '/api' : 'http://localhost:3000/api')
  const street = process.env.TARO_APP_STREET_ID ?? 'qishan'
  return { API_BASE: JSON.stringify(api), STREET_ID: JSON.stringify(street), MAP_TILES: JSON.stringify(tiles()) }
}

/** Tiles in gcj02, as all our points are; whoever shows them names whose they are. */
function tiles() {
  const {
    TARO_APP_TILES: url = '',
    TARO_APP_TILES_BY: by = '',
    TARO_APP_TILES_SUBDOMAINS: subdomains = '1234',
  } = process.env
  if (url && !by) throw new Error('TARO_APP_TILES needs TARO_APP_TILES_BY: the words their licence wants shown')
  return { url, by, subdomains }
}

interface Minimized {
  optimization: { minimizer: (name: string) => { tap: (change: (options: object[]) => object[]) => unknown } }
}

/** swc instead of terser: half the processor time, and smaller files (decision 103). */
function minifyBySwc({ optimization }: Minimized) {
  const terserOptions = { compress: { passes: 2 }, mangle: true, format: { comments: false } }
  optimization
    .minimizer('terserPlugin')
    .tap(([options]) => [{ ...options, minify: TerserPlugin.swcMinify, terserOptions }])
}

export default defineConfig(() => ({
  projectName: 'nuanxin',
  designWidth: 750,
  deviceRatio: { 750: 1 },
  sourceRoot: 'miniapp',
  outputRoot: `dist/${process.env.TARO_ENV}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  plugins: [path.join(root, 'config/aria.ts')],
  // theme.json names the tab bar's pictures, and offers name those of meals: Taro finds neither by itself.
  copy: {
    patterns: ['tab', 'meal'].map((folder) => ({
      from: `miniapp/assets/${folder}`,
      to: `dist/${process.env.TARO_ENV}/assets/${folder}`,
    })),
    options: {},
  },
  alias: { '@shared': shared, '@miniapp': path.join(root, 'miniapp') },
  defineConstants: constants(process.env.TARO_ENV),
  logger: { quiet: true, stats: false },
  sass: { sassOptions: { silenceDeprecations: ['legacy-js-api', 'import'] } },
  mini: {
    compile: { include: [shared, ...modern] },
    optimizeMainPackage: { enable: true },
    postcss: { pxtransform: { enable: true }, cssModules: { enable: false } },
    miniCssExtractPluginOption: { ignoreOrder: true },
    webpackChain(chain, webpack) {
      const encoder = [path.join(root, 'miniapp/lib/phone/textEncoder.ts'), 'TextEncoder']
      minifyBySwc(chain)
      chain.plugin('textEncoder').use(webpack.ProvidePlugin, [{ TextEncoder: encoder }])
    },
  },
  h5: {
    publicPath: '/',
    staticDirectory: 'static',
    compile: { include: [shared, ...modern] },
    router: { mode: 'browser' },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    webpackChain(chain) {
      // What several pages use is one file, loaded once; sizes are watched by `npm run size`, not by webpack.
      chain.optimization.splitChunks({
        chunks: 'all',
        cacheGroups: { common: { name: 'common', minChunks: 2, priority: 1, reuseExistingChunk: true } },
      })
      minifyBySwc(chain)
      chain.performance.hints(false)
    },
    miniCssExtractPluginOption: { ignoreOrder: true, filename: 'css/[name].[contenthash:8].css' },
    postcss: {
      autoprefixer: { enable: true },
      // Text on a desktop stays as large as on a phone, and 320 px wide phones shrink as far as they need.
      pxtransform: { enable: true, config: { baseFontSize: 20, minRootSize: 16, maxRootSize: 22 } },
      cssModules: { enable: false },
    },
  },
}))
