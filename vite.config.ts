/** Builds the client into client/dist. In development the data come from the server on port 4000. */
import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { type DocumentNode, Kind, print, visit } from 'graphql';
import { defineConfig, type Plugin } from 'vite';

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

const GENERATED = new URL('client/gql/graphql.ts', import.meta.url);
const ASKED = /graphql\(`\s*(query|mutation|subscription|fragment)\s+(\w+)[^`]*`\)/g;

/** Each question stands in the page that asks it: from the one module they are generated into, every page would fetch those of all pages. */
const questionsInPlace: Plugin = {
  name: 'questions-in-place',
  enforce: 'pre',
  transform(code, id) {
    if (!id.includes('/client/') || id.includes('/client/gql/') || !code.includes('graphql(`')) return null;
    const documents = new Map(
      [...readFileSync(GENERATED, 'utf8').matchAll(/^export const (\w+)Document = (\{.*\}) as unknown as/gm)].map(
        ([, name, document]) => [name, document],
      ),
    );
    const placed = code.replace(ASKED, (text, kind: string, name: string) =>
      kind === 'fragment' ? 'undefined' : (documents.get(name) ?? text),
    );
    return { code: placed, map: null };
  },
};

/** What the server asks for readers who are nobody, and tells with the page (server/http/shell.ts): the question of the shell, but for who asks. */
const shellForServer: Plugin = {
  name: 'shell-for-server',
  generateBundle() {
    const [, text = ''] =
      /^export const ShellDocument = (\{.*\}) as unknown as/m.exec(readFileSync(GENERATED, 'utf8')) ?? [];
    const shell: DocumentNode = JSON.parse(text);
    // The client asks for the type of every object besides.
    const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } } as const;
    const asked = visit(shell, {
      Field: ({ name }) => (name.value === 'viewer' ? null : undefined),
      SelectionSet: {
        leave: (set, _, parent) =>
          parent && 'operation' in parent ? undefined : { ...set, selections: [...set.selections, typename] },
      },
    });
    this.emitFile({ type: 'asset', fileName: '.vite/shell.graphql', source: print(asked) });
  },
};

export default defineConfig({
  root: 'client',
  plugins: [questionsInPlace, shellForServer, react()],
  css: { postcss: { plugins: [woff2Only] } },
  build: {
    outDir: 'dist',
    // The server reads from it which files a page is made of (server/http/page-files.ts).
    manifest: true,
    emptyOutDir: true,
    // Intranet machines: Chromium 87 is the oldest browser promised.
    target: 'chrome87',
    cssTarget: 'chrome87',
    // Font slices must stay files, or every browser would fetch them all.
    assetsInlineLimit: 0,
    // What most pages share is one file and not forty, each of which a browser asks for; shared more widely it would hold what a first page needs not.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'shared', test: /\/(?:client|schema)\//, minShareCount: 9 }] } },
    },
  },
  server: {
    proxy: Object.fromEntries(SERVED.map((path) => [path, SERVER])),
  },
});
