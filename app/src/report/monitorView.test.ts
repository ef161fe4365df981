/** The live view fits every screen, and says what it knows. */
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { statusOf } from '../monitor/testStatus.ts';
import { monitorLines } from './monitorView.ts';
import { colorsOf } from './textTable.ts';

describe('the live view', () => {
  it.each([
    [60, 16],
    [80, 24],
    [120, 40],
    [200, 60],
  ])('fits %i columns and %i rows, with colours and without', (columns, rows) => {
    for (const on of [true, false]) {
      const lines = monitorLines(statusOf(), { columns, rows, colors: colorsOf(on) }).map(stripVTControlCharacters);
      expect(lines.length).toBeLessThanOrEqual(rows);
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns);
    }
  });

  it('shows windows as the press quotes them, the tape, feeds that are down, and alerts', () => {
    const text = monitorLines(statusOf(), { columns: 160, rows: 50, colors: colorsOf(false) }).join('\n');
    expect(text).toContain('1,364%');
    expect(text).toContain('BTC-USDT-SWAP');
    expect(text).toContain('closed by the venue, code 1006');
    expect(text).toContain('longs-1m: liquidated_long_usd');
    expect(text).toContain('thin their feeds');
  });

  it('shows what is asked over REST where it is down, and a node of Ethereum always', () => {
    const { hosts, ...rest } = statusOf();
    const node = {
      ...hosts[0]!,
      host: 'ethereum-node',
      down: 0,
      answers: 40,
      events: 7,
      errors: 3,
      faults: 1,
    } as const;
    const shown = (more: object) => {
      const status = { ...rest, hosts: [...hosts, { ...node, ...more }] };
      return monitorLines(status, { columns: 160, rows: 50, colors: colorsOf(false) }).join('\n');
    };
    const lastFault = 'block 7 was replaced';
    expect(shown({ lastFault })).toMatch(/kraken +down +19 +19 +0 +0 +1 +Error: 502/);
    expect(shown({ lastFault })).toMatch(/ethereum-node +good +40 +7 +0 +1 +3 +block 7 was replaced/);
    expect(shown({ answers: 0 })).toMatch(/ethereum-node +waiting/);
    expect(shown({ down: 1, lastError: 'Error: 429' })).toMatch(/ethereum-node +down .* Error: 429/);
  });

  it('shows distances to cascade with their age, as a table where there is room for it', () => {
    const high = monitorLines(statusOf(), { columns: 130, rows: 40, colors: colorsOf(false) }).join('\n');
    expect(high).toMatch(/to \$1\.00 bn forced \(modelled, 3 min old\) +fall +rise +within 5%: longs +shorts/);
    expect(high).toMatch(/BTC +−7\.11% +none to \+100% +\$410 m +\$295 m/);
    const low = monitorLines(statusOf(), { columns: 80, rows: 24, colors: colorsOf(false) }).join('\n');
    expect(low).toContain('to $1.00 bn forced (modelled, 3 min old): market −3.81% / +3.31%\n');
    const { distances, ...rest } = statusOf();
    const later = { ...statusOf(), nowMs: statusOf().nowMs + 1_800_000 };
    const old = monitorLines(later, { columns: 80, rows: 24, colors: colorsOf(false) }).join('\n');
    expect(old).toContain('(modelled, 33 min old, stale)');
    const failing = { ...distances!, state: 'failing', why: 'no store', latest: null } as const;
    const text = monitorLines({ ...rest, distances: failing }, { columns: 130, rows: 40, colors: colorsOf(false) });
    expect(text).toContain('search of distances fails: no store');
  });
});
