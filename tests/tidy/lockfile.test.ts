/**
 * Holds the lockfile to two promises: it is complete for every platform (npm drops the binary packages that were not
 * yet published when it was made, and then installs fail or lack a database elsewhere), and no package needs a script.
 */
import { describe, expect, it } from 'vitest';
import { readText } from './files.ts';

interface LockEntry {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly hasInstallScript?: boolean;
}
type Lock = Readonly<Record<string, LockEntry>>;

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

function missingOptional(packages: Lock): string[] {
  const names = new Set(Object.keys(packages).map(nameOf));
  return Object.entries(packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !names.has(name))
      .map((name) => `${path}: optional package ${name} is not in the lockfile; pin a release that has all platforms`),
  );
}

/** Packages with an install script that package.json does not switch off by name, after someone made sure it can be. */
function unexpectedScripts(packages: Lock, allowScripts: Readonly<Record<string, boolean>>): string[] {
  return Object.entries(packages)
    .filter(([path, entry]) => entry.hasInstallScript === true && allowScripts[nameOf(path)] !== false)
    .map(([path]) => `${path} has an install script; the project must install with --ignore-scripts`);
}

const packages = (JSON.parse(readText('package-lock.json')) as { packages: Lock }).packages;
const manifest = JSON.parse(readText('package.json')) as { allowScripts: Record<string, boolean> };

describe('lockfile', () => {
  it('holds every optional platform package', () => {
    expect(Object.keys(packages)).toContain('node_modules/@duckdb/node-bindings-darwin-arm64');
    expect(missingOptional(packages)).toEqual([]);
  });

  it('needs no install script', () => {
    expect(unexpectedScripts(packages, manifest.allowScripts)).toEqual([]);
    expect(Object.values(manifest.allowScripts)).not.toContain(true);
  });

  it('is checked by checkers that can fail', () => {
    const bad: Lock = {
      'node_modules/a': { optionalDependencies: { '@a/linux': '1.0.0', '@a/darwin': '1.0.0' }, hasInstallScript: true },
      'node_modules/a/node_modules/@a/linux': {},
    };
    expect(missingOptional(bad)).toHaveLength(1);
    expect(unexpectedScripts(bad, {})).toHaveLength(1);
    expect(unexpectedScripts(bad, { a: false })).toEqual([]);
  });
});
