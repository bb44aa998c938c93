/** Builds the web app to dist/, serves it in development in front of a running server, and configures its tests. */
import { createRequire } from 'node:module';
import react from '@vitejs/plugin-react';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';

const server = 'http://127.0.0.1:8080';

// The reader of QR codes crashes the tab unless its wasm is of exactly its own version: found from its package, not ours.
const scanner = createRequire(import.meta.url).resolve('barcode-detector/ponyfill');
const scannerWasm = createRequire(scanner).resolve('zxing-wasm/reader/zxing_reader.wasm');

/** The installed app: opens in the field area, and keeps every file of its version for work without a network. */
const installable = VitePWA({
  strategies: 'injectManifest',
  srcDir: 'src/app',
  filename: 'service-worker.ts',
  // The app registers it itself, once somebody works in the field; a new version waits for a person.
  injectRegister: false,
  registerType: 'prompt',
  injectManifest: {
    rollupFormat: 'iife',
    globPatterns: ['**/*.{js,css,html,svg,png,wasm,woff2}'],
    maximumFileSizeToCacheInBytes: 8 * 1024 * 1024,
  },
  manifest: {
    id: '/field',
    name: '亮码现场',
    short_name: '亮码现场',
    description: '涉企行政检查现场端：没有网络也能记录，联网后自动送出',
    lang: 'zh-CN',
    start_url: '/field/inspections',
    scope: '/',
    display: 'standalone',
    theme_color: '#17346f',
    background_color: '#f3f5f8',
    icons: [
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      { src: '/mark.svg', sizes: 'any', type: 'image/svg+xml' },
    ],
  },
});

export default defineConfig({
  plugins: [react(), installable],
  resolve: { alias: [{ find: /^virtual:zxing-reader\.wasm/, replacement: scannerWasm }] },
  server: {
    port: 5173,
    // The public pages /c (inspection code) and /e (enterprise code) are rendered by the server.
    proxy: Object.fromEntries(['/api', '/c/', '/e/', '/alive'].map((path) => [path, { target: server }])),
  },
  build: { outDir: 'dist', sourcemap: false, manifest: true, reportCompressedSize: true },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/testing/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
    css: false,
    // The first test of a file also loads its screens, which takes long beside other work.
    testTimeout: 30_000,
  },
});
