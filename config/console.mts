import path from 'node:path'
import { defineConfig } from 'vite'

const root = path.resolve(import.meta.dirname, '..')

/** The console: one page under `/console/` of the address that also serves the API. */
export default defineConfig({
  root: path.join(root, 'console'),
  base: '/console/',
  publicDir: false,
  logLevel: 'warn',
  define: { STREET_ID: JSON.stringify(process.env.TARO_APP_STREET_ID ?? 'qishan') },
  resolve: { alias: { '@shared': path.join(root, 'shared'), '@console': path.join(root, 'console') } },
  build: {
    outDir: path.join(root, 'dist/console'),
    emptyOutDir: true,
    // Which files belong together, for `npm run size`.
    manifest: 'files.json',
    target: 'es2022',
    modulePreload: { polyfill: false },
    // Sizes are watched by `npm run size`.
    chunkSizeWarningLimit: 10_000,
    rolldownOptions: {
      // Packages say which of their files are for a browser alone; here all of them are.
      onLog: (level, log, report) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log)
      },
      output: {
        // The gateway knows by such a name that a file never changes.
        hashCharacters: 'hex',
        entryFileNames: 'assets/[name].[hash:8].js',
        chunkFileNames: 'assets/[name].[hash:8].js',
        assetFileNames: 'assets/[name].[hash:8][extname]',
      },
    },
  },
})
