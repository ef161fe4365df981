/** The silences of the markets, read off the data again (left out without the data: set FIREBREAK_DATA). */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { numbersOf, readData, rowsWhere } from './dataFiles.ts';
import { measuredSilences, SILENCES } from './silences.ts';

const DATA = resolve(
  process.env['FIREBREAK_DATA'] ?? fileURLToPath(new URL('../../../../../shared/data', import.meta.url)),
);
const TICKS = 'oct10_gemini_ticks_btc_eth_sol_2000_2300.csv.gz';

describe.skipIf(!existsSync(join(DATA, TICKS)))('silences', () => {
  it('are those of the second bars', async () => {
    expect(await measuredSilences(DATA)).toEqual(SILENCES);
  });

  it('Gemini BTC has no trade for 409 s through the climax, trade by trade', async () => {
    const table = await readData(DATA, TICKS, { timestamp: 'number' });
    const isBtc = rowsWhere(table, { symbol: 'BTCUSD' });
    const { climaxFromMs, climaxS } = SILENCES.find(({ symbol }) => symbol === 'BTCUSD')!;
    const times = [...numbersOf(table, 'timestamp').filter((_, row) => isBtc(row))].sort((a, b) => a - b);
    const next = times.findIndex((us) => us / 1000 >= climaxFromMs + 1000);
    expect((times[next]! - times[next - 1]!) / 1e6).toBeCloseTo(409.4, 1);
    expect(climaxS).toBe(409);
  });
});
