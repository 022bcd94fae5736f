/**
 * The folders that decide, and the tests that should notice a fault in each. Tests that start programs or read hundreds of
 * documents are left out: they would run once a fault.
 */
export const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  'schema/check': ['tests/schema/check', 'tests/schema/glossary.test.ts'],
  'schema/rollup': ['tests/schema/rollup', 'tests/schema/glossary.test.ts'],
  'schema/chart': ['tests/schema/chart', 'tests/server/draw', 'tests/client/charts'],
  'server/access': [
    'tests/server/access',
    'tests/server/http/sign-in.test.ts',
    'tests/server/http/reading-closed.test.ts',
    'tests/server/graph/access.test.ts',
  ],
  'server/intake': ['tests/server/intake', 'tests/server/http', 'tests/server/access'],
  'server/aggregate': [
    'tests/server/aggregate',
    'tests/server/graph/series.test.ts',
    'tests/server/graph/blanks.test.ts',
  ],
  'server/http': ['tests/server/http', 'tests/server/access', 'tests/server/graph/limits.test.ts'],
};
