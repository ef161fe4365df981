/** One writer per store, and what is left of one that is killed: real processes, real SIGKILL. */
import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { openStoreDb } from './read.ts';
import { askStore, holdSocket, socketPath } from './socket.ts';
import { openStore } from './store.ts';

// A process that starts on a busy machine takes its time.
vi.setConfig({ testTimeout: 90_000 });

const root = mkdtempSync(join(tmpdir(), 'firebreak-killed-'));
const WRITER = fileURLToPath(new URL('./testWriter.ts', import.meta.url));
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

interface Writer {
  readonly child: ChildProcess;
  /** Resolves with the number of written events when it is at least so many. */
  readonly written: (count: number) => Promise<number>;
  readonly kill: () => Promise<void>;
}

function startWriter(folder: string, first: number): Writer {
  const args = ['--conditions=firebreak-source', '--import', 'tsx', WRITER, folder, String(first)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  let told = -1;
  child.stdout.on('data', (data: Buffer) => {
    const line = data.toString().trim().split('\n').at(-1)!;
    told = line === 'open' ? 0 : Number(line);
  });
  const closed = new Promise<void>((done) => child.on('close', () => done()));
  const written = (count: number) =>
    new Promise<number>((done, fail) => {
      const look = () => {
        if (told >= count) done(told);
      };
      child.stdout.on('data', look);
      child.on('close', () => fail(new Error('the writer ended')));
      look();
    });
  return {
    child,
    written,
    kill: () => {
      child.kill('SIGKILL');
      return closed;
    },
  };
}

async function numbers(folder: string): Promise<{ count: number; distinct: number; min: number; max: number }> {
  const db = await openStoreDb(folder);
  const { rows } = await db.run(
    'SELECT count(*), count(DISTINCT id), min(notional_cents), max(notional_cents) FROM liquidations',
  );
  for await (const [row] of rows) {
    db.close();
    const [count, distinct, min, max] = row as [number, number, number, number];
    return { count, distinct, min, max };
  }
  throw new Error('no row');
}

describe('a writer that is killed', () => {
  it('loses no row that it had written, twice over, and leaves a store that the next one takes over', async () => {
    const folder = join(root, 'twice');
    let first = 0;
    for (let round = 0; round < 2; round++) {
      const writer = startWriter(folder, first);
      const told = await writer.written(1_000 + 400 * round);
      await writer.kill();
      const { count, distinct, min, max } = await numbers(folder);
      // No hole and no repetition: the numbers from 0 to the last one, and all that was said to be written.
      expect({ distinct, min, max }).toEqual({ distinct: count, min: 0, max: count - 1 });
      expect(count).toBeGreaterThanOrEqual(first + told);
      first = count;
    }
    expect(existsSync(socketPath(folder))).toBe(process.platform !== 'win32');
    const store = await openStore(folder);
    await store.seal();
    expect(await numbers(folder)).toEqual({ count: first, distinct: first, min: 0, max: first - 1 });
    await store.close();
    expect(readdirSync(folder).sort()).toEqual(['liquidations', 'log', 'staging', 'store.json']);
  });

  it('may be killed while it closes a log: what was finished is not written again', async () => {
    const folder = join(root, 'closing');
    const store = await openStore(folder);
    store.append(
      [1, 2].map((id) => {
        const head = { venue: 'okx', symbol: 'BTCUSD', asset: 'BTC', timeMs: id, receivedMs: id, id: String(id) };
        const order = { position: 'long', price: 1, priceKind: 'fill', qty: 1, notionalCents: id } as const;
        return { kind: 'liquidation', ...head, ...order };
      }),
    );
    await store.close();
    // Close the log in this process, and put it back as if the process had died before the log was removed.
    const [log] = readdirSync(join(folder, 'log'));
    copyFileSync(join(folder, 'log', log!), join(root, log!));
    const second = await openStore(folder);
    await second.seal();
    await second.close();
    const before = await numbers(folder);
    const parts = readdirSync(join(folder, 'liquidations'), { recursive: true, encoding: 'utf8' });
    const times = parts.map((name) => statSync(join(folder, 'liquidations', name)).mtimeMs);
    copyFileSync(join(root, log!), join(folder, 'log', log!));
    expect(await numbers(folder)).toEqual(before);
    const third = await openStore(folder);
    await third.seal();
    await third.close();
    expect(await numbers(folder)).toEqual(before);
    expect(parts.map((name) => statSync(join(folder, 'liquidations', name)).mtimeMs)).toEqual(times);
    expect(readdirSync(join(folder, 'log'))).toEqual([]);
  });
});

describe('the lock', () => {
  it('stops a second monitor while the first lives, in its process and in another', async () => {
    const folder = join(root, 'lock');
    const writer = startWriter(folder, 0);
    await writer.written(0);
    await expect(openStore(folder)).rejects.toThrow(
      `A monitor (process ${String(writer.child.pid)}) already writes to ${folder}`,
    );
    writer.child.kill('SIGSTOP');
    await expect(openStore(folder)).rejects.toThrow(/does not answer/);
    await writer.kill();
    // Many take over from the dead one at once, and one of them has it.
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => openStore(folder)));
    const won = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(won).toHaveLength(1);
    for (const one of tries) {
      if (one.status === 'rejected') expect(String(one.reason)).toMatch(/already writes/);
    }
    await won[0]!.close();
    await (await openStore(folder)).close();
  });

  it('works in a folder whose path is too long for a socket', async () => {
    const folder = join(root, 'long'.repeat(30));
    expect(socketPath(folder).startsWith(folder)).toBe(false);
    const store = await openStore(folder);
    await expect(openStore(folder)).rejects.toThrow(/already writes/);
    await store.close();
    expect(existsSync(socketPath(folder))).toBe(false);
  });

  it('that is taken away stops the writing, and says so', async () => {
    const folder = join(root, 'taken');
    const store = await openStore(folder);
    rmSync(socketPath(folder));
    await expect.poll(() => store.health().message, { timeout: 10_000 }).toMatch(/was taken away/);
    await store.close();
  });

  it('answers only what it understands', async () => {
    const folder = root;
    const held = await holdSocket(folder, (ask) => Promise.resolve({ head: { ask } }));
    expect(await askStore(folder, 'hello')).toEqual({ head: { ask: 'hello', sent: [] }, files: [] });
    const socket = createConnection(held.path);
    socket.write('no JSON\n');
    await new Promise((done) => socket.on('close', done));
    expect(await askStore(folder, 'still there')).not.toBeNull();
    await held.close();
    expect(await askStore(folder, 'hello')).toBeNull();
  });
});
