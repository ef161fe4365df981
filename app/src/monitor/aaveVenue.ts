/**
 * Aave as a venue of a station: which node is asked, how far an earlier monitor got, and which liquidations the store
 * holds already, so that a restart neither passes over a block nor tells one of them twice.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '@firebreak/engine';
import { readJson } from '../store/files.ts';
import { writeTextFile } from '../store/textFile.ts';
import type { AwaitedVenue } from './endpoints.ts';
import { AAVE_VENUE, type AaveProgress, AaveReader } from './feeds/rest/aave.ts';
import { AaveChain } from './feeds/rest/aaveChain.ts';
import { httpRpc, type Rpc } from './feeds/rest/nodeRpc.ts';
import { readEvents } from './store/read.ts';

/** Environment variable with the address of the node. It may hold a key, so it is never an argument, nor printed. */
export const NODE_VARIABLE = 'FIREBREAK_ETHEREUM_URL';

/** Keeps how far the reader is, inside of the store's folder. */
const STATE_FILE = '.aave-v3-ethereum.json';
const STATE_VERSION = 1;
/** Stored liquidations are looked through from so long before the last block that was kept, ms: more than 64 blocks. */
const BACK_MS = 3_600_000;

/**
 * The venue, once the node answers; asked again until it does. Throws InputError where the variable is not set or no
 * address, and where the store's file of progress is none of ours.
 */
export async function aaveVenue(env: NodeJS.ProcessEnv, storeFolder: string): Promise<AwaitedVenue> {
  const rpc = rpcOf(env);
  const path = join(storeFolder, STATE_FILE);
  const progress = await readProgress(path);
  return {
    venue: AAVE_VENUE,
    load: async (stored) => {
      const chain = new AaveChain(rpc);
      await chain.check();
      const taken = progress === null ? [] : await storedSince(storeFolder, progress.timeMs - BACK_MS);
      const keep = (reached: AaveProgress) =>
        writeTextFile(path, `${JSON.stringify({ version: STATE_VERSION, ...reached })}\n`);
      return { feeds: [], polls: [new AaveReader({ chain, progress, taken, stored, keep }).poll()] };
    },
  };
}

function rpcOf(env: NodeJS.ProcessEnv): Rpc {
  const address = env[NODE_VARIABLE] ?? '';
  const hint = `Set ${NODE_VARIABLE} to the address of a node's JSON-RPC, such as http://127.0.0.1:8545.`;
  if (address === '') {
    throw new InputError(`${AAVE_VENUE} is read from an Ethereum node, and ${NODE_VARIABLE} is not set`, {
      code: 'secret-unset',
      hint,
    });
  }
  try {
    return httpRpc(address, NODE_VARIABLE);
  } catch (error) {
    throw new InputError(`${NODE_VARIABLE} is no address that begins with http:// or https://`, {
      code: 'node-address',
      hint,
      cause: error,
    });
  }
}

async function readProgress(path: string): Promise<AaveProgress | null> {
  if (!existsSync(path)) return null;
  const { version, block, hash, timeMs } = (await readJson(path)) as Record<string, unknown>;
  const fits = Number.isSafeInteger(block) && Number.isSafeInteger(timeMs) && typeof hash === 'string';
  if (version === STATE_VERSION && fits) return { block, hash, timeMs } as AaveProgress;
  throw new InputError(`${path} does not say how far Aave was read (version ${STATE_VERSION})`, {
    code: 'bad-aave-state',
    hint: 'Remove it: reading then begins at the newest block.',
  });
}

async function storedSince(storeFolder: string, fromMs: number): Promise<Set<string>> {
  const found = new Set<string>();
  for await (const { venue, id } of readEvents(storeFolder, { kind: 'liquidation', fromMs: Math.max(0, fromMs) })) {
    if (venue === AAVE_VENUE) found.add(id);
  }
  return found;
}
