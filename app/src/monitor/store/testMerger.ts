/** A process that merges the day of a store and is killed between the two renames: `testMerger.ts FOLDER`. */
import fsPromises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

const { rename } = fsPromises;
fsPromises.rename = async (from, to) => {
  await rename(from, to);
  if (String(to).includes('merge-')) process.kill(process.pid, 'SIGKILL');
};
syncBuiltinESMExports();
const { openStore } = await import('./store.ts');
const store = await openStore(process.argv[2]!);
setInterval(() => void store.health(), 1000);
