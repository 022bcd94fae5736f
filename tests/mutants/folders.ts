/**
 * The folders that decide, and the tests that should notice a fault in each. Tests that start programs or read hundreds of
 * documents are left out: they would run once a fault.
 */
export interface Tried {
  readonly tests: readonly string[];
  /** Whether these tests start no process, server or database, and may share the modules in a worker. */
  readonly isPure: boolean;
}

export const FOLDERS: Readonly<Record<string, Tried>> = {
  'schema/check': { tests: ['tests/schema/check', 'tests/schema/glossary.test.ts'], isPure: true },
  'schema/rollup': { tests: ['tests/schema/rollup', 'tests/schema/glossary.test.ts'], isPure: true },
  // What page and picture make of it tells little of it, and takes one of them a fault; what other tests pass of it is little.
  'schema/chart/layout': { tests: ['tests/schema/chart/layout'], isPure: true },
  'schema/chart': { tests: ['tests/schema/chart'], isPure: true },
  'schema/prose': { tests: ['tests/schema/prose'], isPure: true },
  'schema/report': { tests: ['tests/schema/report'], isPure: true },
  'schema/briefing': {
    tests: [
      'tests/server/aggregate/brief.test.ts',
      'tests/server/brief/briefing.test.ts',
      'tests/server/graph/briefings.test.ts',
    ],
    isPure: false,
  },
  'server/corrections': {
    tests: ['tests/server/graph/corrections.test.ts', 'tests/server/store/amendment.test.ts'],
    isPure: false,
  },
  'server/verdicts': {
    tests: [
      'tests/server/graph/verdicts.test.ts',
      'tests/server/graph/return-sheets.test.ts',
      'tests/server/store/verdicts.test.ts',
    ],
    isPure: false,
  },
  'server/notes': {
    tests: ['tests/server/graph/notes.test.ts', 'tests/server/store/point-notes.test.ts'],
    isPure: false,
  },
  'server/access': {
    tests: [
      'tests/server/access',
      'tests/server/http/sign-in.test.ts',
      'tests/server/http/reading-closed.test.ts',
      'tests/server/graph/access.test.ts',
    ],
    isPure: false,
  },
  'server/intake': { tests: ['tests/server/intake', 'tests/server/http', 'tests/server/access'], isPure: false },
  'server/aggregate': {
    tests: ['tests/server/aggregate', 'tests/server/graph/series.test.ts', 'tests/server/graph/blanks.test.ts'],
    isPure: false,
  },
  'server/http': {
    tests: ['tests/server/http', 'tests/server/access', 'tests/server/graph/limits.test.ts'],
    isPure: false,
  },
};
