// The whole test run, as `npm test` and CI start it: makes sure of a browser and of the data, then build, types, lint
// and all tests. Ends with one plain line, "N passed, N failed, N skipped", in which build, types and lint count as one
// check each. Nothing is skipped without a word: every skipped test is listed, and under CI a skip without cause fails.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from './find-chromium.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CI = Boolean(process.env.CI) && process.env.CI !== 'false';
const DATA = resolve(ROOT, process.env.FIREBREAK_DATA ?? '../shared/data');

function say(text) {
  process.stdout.write(`${text}\n`);
}

function run(command, args, env = process.env) {
  const result = spawnSync(command, args, { cwd: ROOT, env, stdio: 'inherit' });
  if (result.error) say(`${command}: ${result.error.message}`);
  return result.status === 0;
}

/** Finds Chromium, installing Debian's as root if there is none; undefined if that is not possible. */
function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  const canInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!canInstall) return undefined;
  say('No Chromium found: installing the Debian package "chromium" with apt-get (set CHROMIUM_PATH to use another).');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-q'], env);
  run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], env);
  return findChromium();
}

/** Counts of a vitest JSON report. A file that could not be loaded has no tests and counts as one failure. */
function readReport(file) {
  const counts = { passed: 0, failed: 0, skipped: /** @type {string[]} */ ([]) };
  if (!existsSync(file)) return { ...counts, failed: 1 };
  for (const suite of JSON.parse(readFileSync(file, 'utf8')).testResults) {
    if (suite.status === 'failed' && !suite.assertionResults.some((test) => test.status === 'failed')) counts.failed++;
    for (const test of suite.assertionResults) {
      if (test.status === 'passed') counts.passed++;
      else if (test.status === 'failed') counts.failed++;
      else counts.skipped.push(`${relative(ROOT, suite.name)}: ${test.fullName}`);
    }
  }
  return counts;
}

function runVitest(env) {
  const folder = mkdtempSync(join(tmpdir(), 'firebreak-test-'));
  const file = join(folder, 'report.json');
  const args = ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const ok = run('npx', ['--no-install', ...args], env);
  const counts = readReport(file);
  rmSync(folder, { recursive: true, force: true });
  if (!ok && counts.failed === 0) counts.failed = 1;
  return counts;
}

function main() {
  const problems = [];
  const chromium = ensureChromium();
  const hasData = existsSync(DATA);
  if (chromium) say(`Browser tests use ${chromium}.`);
  else say('No Chromium: the browser tests will be skipped. Install it, or set CHROMIUM_PATH.');
  if (hasData) say(`Data: ${relative(ROOT, DATA)}`);
  else say('No data folder: tests against market data will be skipped. Set FIREBREAK_DATA to the folder.');
  if (CI && !chromium) problems.push('Chromium is missing, and CI must not skip the browser tests');

  const env = { ...process.env, FIREBREAK_DATA: DATA, ...(chromium ? { CHROMIUM_PATH: chromium } : {}) };
  let passed = 0;
  for (const script of ['build', 'typecheck', 'lint']) {
    say(`\n== ${script}`);
    if (run('npm', ['run', '--silent', script], env)) passed++;
    else problems.push(`npm run ${script} failed`);
  }
  say('\n== tests');
  const tests = runVitest(env);
  for (const name of tests.skipped) say(`skipped: ${name}`);
  if (CI && hasData && chromium && tests.skipped.length > 0) problems.push('tests were skipped with nothing missing');
  for (const problem of problems) say(`failed: ${problem}`);
  const failed = tests.failed + problems.length;
  say(`${passed + tests.passed} passed, ${failed} failed, ${tests.skipped.length} skipped`);
  process.exitCode = failed === 0 ? 0 : 1;
}

main();
