#!/usr/bin/env node
// The `firebreak` command. It exists before the first build, so that npm can link it at install time; all it does is
// load the built command line, or say how to build it.
import { existsSync } from 'node:fs';

const main = new URL('../dist/cli/main.js', import.meta.url);
if (existsSync(main)) {
  await import(main.href);
} else {
  process.stderr.write('firebreak: not built yet. Run "npm run build" in the project root, then try again.\n');
  process.exitCode = 1;
}
