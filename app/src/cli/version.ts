/** The version of the installed package, which a run records. */
import { readFileSync } from 'node:fs';

/** Version of Firebreak, as in its package.json. */
export function firebreakVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
