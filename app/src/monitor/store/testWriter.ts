/**
 * A process that writes events into a store until it is killed: `testWriter.ts FOLDER FIRST`. It prints `open`, and
 * then how many events are written whenever that changes; the event of number n has the id `ln`.
 */
import { performance } from 'node:perf_hooks';
import type { LiquidationEvent } from '../events.ts';
import { openStore } from './store.ts';

const [folder, first] = process.argv.slice(2);
const T = Date.UTC(2025, 9, 10, 21);
const store = await openStore(folder!);
process.stdout.write('open\n');
let next = Number(first);
let told = 0;
const started = performance.now();
setInterval(() => {
  const events: LiquidationEvent[] = [];
  for (const until = Number(first) + (performance.now() - started) * 5; next < until; next++) {
    const timeMs = T + (next % 7_200_000);
    const head = { venue: 'bybit', symbol: 'BTCUSDT', asset: 'BTC', timeMs, receivedMs: timeMs, id: `l${next}` };
    const order = { position: 'long', price: 1e5, priceKind: 'bankruptcy', qty: 1, notionalCents: next } as const;
    events.push({ kind: 'liquidation', ...head, ...order });
  }
  store.append(events);
  const { writtenEvents } = store.health();
  if (writtenEvents !== told) process.stdout.write(`${writtenEvents}\n`);
  told = writtenEvents;
}, 5);
