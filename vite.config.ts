/** Builds the client into client/dist. In development the data come from the server on port 4000. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const SERVER = 'http://127.0.0.1:4000';
const SERVED = [
  '/graphql',
  '/chart.svg',
  '/chart.png',
  '/chart.csv',
  '/chart.json',
  '/embed',
  '/oembed',
  '/documents',
  '/readings',
  '/healthz',
  '/readyz',
];

/** The fonts come as WOFF2 and WOFF; every browser we build for reads WOFF2, so the other half stays out. */
const woff2Only = {
  postcssPlugin: 'woff2-only',
  Declaration: {
    src(declaration: { value: string }) {
      const kept = declaration.value.replace(/,\s*url\([^)]*\.woff\)\s*format\(['"]woff['"]\)/g, '');
      if (kept !== declaration.value) declaration.value = kept;
    },
  },
};

export default defineConfig({
  root: 'client',
  plugins: [react()],
  css: { postcss: { plugins: [woff2Only] } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Intranet machines: Chromium 87 is the oldest browser promised.
    target: 'chrome87',
    cssTarget: 'chrome87',
    // Font slices must stay files, or every browser would fetch them all.
    assetsInlineLimit: 0,
  },
  server: {
    proxy: Object.fromEntries(SERVED.map((path) => [path, SERVER])),
  },
});
