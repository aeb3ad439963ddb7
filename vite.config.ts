import { realpathSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Address of each app → its HTML entry. Staff is the fallback for every address the portal does not own. */
const apps = { 'portal/index.html': 'src/portal/index.html', 'index.html': 'src/staff/index.html' }
const api = process.env.FOOTBRIDGE_API ?? 'http://127.0.0.1:4400'

/** Puts the built pages at `/` and `/portal/` instead of at their source paths, and answers the same addresses in `vite dev`. */
function addresses(): Plugin {
  return {
    name: 'footbridge:addresses',
    enforce: 'post',
    configureServer({ middlewares }) {
      middlewares.use((request, _response, next) => {
        const path = (request.url ?? '/').split('?')[0] ?? '/'
        const page = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html')
        if (page && !path.startsWith('/api') && !path.startsWith('/@'))
          request.url = `/${path.startsWith('/portal') ? apps['portal/index.html'] : apps['index.html']}`
        next()
      })
    },
    generateBundle(_options, bundle) {
      for (const [address, source] of Object.entries(apps)) {
        const page = bundle[source]
        if (page?.type !== 'asset') throw new Error(`${source} was not built`)
        delete bundle[source]
        this.emitFile({ type: 'asset', fileName: address, source: page.source })
      }
    },
  }
}

export default defineConfig({
  appType: 'mpa',
  publicDir: 'src/ui/public',
  plugins: [react(), addresses()],
  css: { postcss: { plugins: [(await import('postcss-preset-mantine')).default()] } },
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    target: 'es2023',
    // No file may become a data: URL in a style sheet or a script; fonts and pictures come from our own address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
    rollupOptions: { input: Object.values(apps) },
  },
  server: {
    ...{ port: 4401, strictPort: true, host: '127.0.0.1', proxy: { '/api': api } },
    // Fonts come from the packages, which may stand elsewhere by a link.
    fs: { allow: ['.', realpathSync('node_modules')] },
  },
})
