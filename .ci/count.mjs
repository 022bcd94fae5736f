// Sums the results files that the test runners wrote: passed and failed, nothing else.
import { readFileSync } from 'node:fs';

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

let passed = 0;
let failed = 0;

const unit = read('.cache/results/vitest.json');
if (unit) {
  passed += unit.numPassedTests;
  failed += unit.numFailedTests;
  failed += unit.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
} else failed += 1;

const browser = read('.cache/results/browser.json');
if (browser) {
  passed += browser.stats.expected + browser.stats.flaky;
  failed += browser.stats.unexpected;
} else failed += 1;

process.stdout.write(`${passed} ${failed}\n`);
