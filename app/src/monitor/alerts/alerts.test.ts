/** Rules: what is wrong with a file, when a rule fires and ends; delivery over HTTP to local servers, with failures. */
import { createServer, type Server } from 'node:http';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError, IssuesError } from '@firebreak/engine';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Reading } from '../indicators/catalog.ts';
import { Dispatcher } from './dispatcher.ts';
import { AlertEngine, type AlertMessage, isQuiet } from './engine.ts';
import { checkVariables, requestOf, textOf } from './requests.ts';
import { type AlertFile, type AlertRule, parseAlerts, readAlertFile } from './rules.ts';
import type { SinkConfig } from './sinkConfig.ts';

const folder = mkdtempSync(join(tmpdir(), 'firebreak-alerts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const GOOD = `sinks:
  ops: { kind: webhook, url_env: OPS_URL }
  chat: { kind: slack, url_env: SLACK_URL }
  phone: { kind: telegram, token_env: TELEGRAM_TOKEN, chat: -100123 }
  pager: { kind: pagerduty, key_env: PAGER_KEY }
  log: { kind: log }
rules:
  - name: longs-hour
    indicator: liquidated_long_usd
    asset: BTC
    window: 1h
    above: 150000000
    clear: 100000000
    severity: warning
    quiet: ["22:00-06:00"]
    sinks: [ops, log]
    look_at: the depth of BTC within 1%
  - name: bybit-silent
    indicator: feed_silence_s
    venue: bybit
    above: 30
    severity: critical
    sinks: [pager]
`;

function file(text: string): string {
  const path = join(folder, `rules-${Math.abs(text.length * 31 + text.charCodeAt(text.length - 2))}.yaml`);
  writeFileSync(path, text);
  return path;
}

function errorOf(act: () => unknown): Error {
  try {
    act();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}

describe('rule files', () => {
  it('are read with their sinks, windows, hours and levels', () => {
    const { rules, sinks } = readAlertFile(file(GOOD));
    expect([...sinks.keys()]).toEqual(['ops', 'chat', 'phone', 'pager', 'log']);
    expect(rules[0]).toEqual({
      name: 'longs-hour',
      query: { indicator: 'liquidated_long_usd', asset: 'BTC', windowMs: 3_600_000 },
      direction: 'above',
      threshold: 150_000_000,
      clear: 100_000_000,
      quiet: [{ fromMinute: 1320, toMinute: 360 }],
      severity: 'warning',
      sinks: ['ops', 'log'],
      lookAt: 'the depth of BTC within 1%',
    });
    expect(rules[1]).toMatchObject({ clear: 30, direction: 'above', query: { venue: 'bybit' }, lookAt: '' });
  });

  it.each([
    [
      'indicator: liquidated_long_usd',
      'indicator: liquidated_longs_usd',
      9,
      /rules\[0\]\.indicator.*"liquidated_longs_usd"/,
    ],
    ['    window: 1h', '    windw: 1h', 11, /unknown key "windw".*did you mean window/],
    ['    window: 1h', '    window: 40d', 11, /rules\[0\]\.window: got "40d", expected a length/],
    ['    window: 1h\n', '', 9, /liquidated_long_usd without window/],
    ['above: 150000000', 'above: "150m"', 12, /rules\[0\]\.above: got "150m", expected a number/],
    ['    above: 150000000\n', '', 8, /either above or below/],
    ['clear: 100000000', 'clear: 200000000', 13, /rules\[0\]\.clear: got 200000000, expected a value up to 150000000/],
    ['severity: warning', 'severity: urgent', 14, /one of info, warning, critical/],
    ['"22:00-06:00"', '"22-06"', 15, /quiet\[0\].*hours in UTC/],
    ['sinks: [ops, log]', 'sinks: [op, log]', 16, /rules\[0\]\.sinks\[0\]: got "op", expected one of ops/],
    ['    severity: critical', '    severity: critical\n    quiet: ["01:00-02:00"]', 23, /never held back/],
    ['    venue: bybit\n', '', 19, /feed_silence_s without venue/],
    ['    venue: bybit', '    venue: bybit\n    window: 1h', 21, /feed_silence_s has no window/],
    ['name: bybit-silent', 'name: longs-hour', 18, /"longs-hour" a second time/],
    [
      'url_env: OPS_URL',
      'url_env: https://hooks.example/SECRET',
      2,
      /sinks\.ops\.url_env.*name of an environment variable/,
    ],
    ['kind: webhook, url_env: OPS_URL', 'kind: email', 2, /sinks\.ops\.to: got nothing, expected a list/],
    ['kind: slack', 'kind: slak', 3, /did you mean slack/],
  ])('with %s made %s name line %i', (from, to, line, message) => {
    expect(GOOD).toContain(from);
    const path = file(GOOD.replace(from, to));
    const error = errorOf(() => readAlertFile(path));
    expect(error).toBeInstanceOf(IssuesError);
    expect(error.message).toMatch(message);
    expect(error.message).toContain(`${path}:${line}:`);
    expect(error.message).not.toContain('SECRET');
  });

  it('as docs/monitor.md shows them are right', () => {
    const page = readFileSync(new URL('../../../../docs/monitor.md', import.meta.url), 'utf8');
    const shown = /```yaml\n(sinks:[\s\S]*?)```/.exec(page)![1];
    expect(readAlertFile(file(shown)).rules.map((rule) => rule.name)).toEqual(['longs-hour']);
  });

  it('that are no map, empty, or no YAML are refused', () => {
    expect(errorOf(() => parseAlerts([]))).toBeInstanceOf(IssuesError);
    expect(errorOf(() => parseAlerts({})).message).toMatch(/rules: got nothing[\s\S]*|sinks/);
    expect(errorOf(() => readAlertFile(file('a: [\n')))).toBeInstanceOf(InputError);
    expect(errorOf(() => readAlertFile(join(folder, 'none.yaml')))).toBeInstanceOf(InputError);
  });
});

const { rules: RULES } = ((): AlertFile =>
  parseAlerts({
    sinks: { log: { kind: 'log' } },
    rules: [
      {
        name: 'r',
        indicator: 'gauge',
        gauge: 'g',
        above: 10,
        clear: 8,
        severity: 'warning',
        sinks: ['log'],
        quiet: ['22:00-06:00'],
      },
    ],
  }))();
const RULE = RULES[0];
const reading = (value: number | null): Reading => ({
  value,
  unit: 'number',
  why: 'of 3 sources',
  lookAt: ['the largest'],
});
const NOON = Date.UTC(2026, 0, 1, 12);
const HOUR = 3_600_000;

/** Kinds of messages for a series of values, one a minute from a time. */
function kinds(values: readonly (number | null)[], from = NOON, stepMs = 60_000): string[] {
  const engine = new AlertEngine(RULES);
  return values.map(
    (value, i) =>
      engine
        .step(from + i * stepMs, () => reading(value))
        .map((m) => m.kind)
        .join() || '-',
  );
}

describe('rules', () => {
  it('fire once above the threshold and end at the clear level', () => {
    expect(kinds([9, 10, 10.1, 12, 9, 8.1, 8, 9, 11])).toEqual([
      '-',
      '-',
      'firing',
      '-',
      '-',
      '-',
      'resolved',
      '-',
      'firing',
    ]);
  });

  it('take no value for no recovery', () => {
    expect(kinds([11, null, null, 11, 8])).toEqual(['firing', '-', '-', '-', 'resolved']);
  });

  it('take a part of what is asked about for no recovery, but for a reason to fire', () => {
    const engine = new AlertEngine(RULES);
    const step = (value: number, partial?: true) =>
      engine
        .step(NOON, () => ({ ...reading(value), ...(partial === undefined ? {} : { partial }) }))
        .map((m) => m.kind);
    expect([step(11, true), step(1, true), step(1)]).toEqual([['firing'], [], ['resolved']]);
  });

  it('fire below a threshold likewise', () => {
    const rule: AlertRule = { ...RULE, direction: 'below', threshold: 5, clear: 6 };
    const engine = new AlertEngine([rule]);
    const seen = [5, 4.9, 5.5, 6].map((value) =>
      engine
        .step(NOON, () => reading(value))
        .map((m) => m.kind)
        .join(),
    );
    expect(seen).toEqual(['', 'firing', '', 'resolved']);
  });

  it('hold quiet hours: told at their end if it still holds, never if it ended', () => {
    const late = Date.UTC(2026, 0, 1, 23);
    expect(kinds([11, 11, 11, 11, 11, 11, 11, 11, 8], late, HOUR)).toEqual([
      '-',
      '-',
      '-',
      '-',
      '-',
      '-',
      '-',
      'firing',
      'resolved',
    ]);
    expect(kinds([11, 8, 11, 8], late, HOUR)).toEqual(['-', '-', '-', '-']);
    const engine = new AlertEngine(RULES);
    engine.step(late, () => reading(11));
    const [message] = engine.step(late + 7 * HOUR, () => reading(11));
    expect([message.sinceMs, message.timeMs]).toEqual([late, late + 7 * HOUR]);
    expect([21.99, 22, 5.99, 6].map((h) => isQuiet(RULE.quiet[0], NOON + (h - 12) * HOUR))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(isQuiet({ fromMinute: 60, toMinute: 120 }, NOON)).toBe(false);
  });

  it('go on after a restart without repeating or forgetting', () => {
    const before = new AlertEngine(RULES);
    const [fired] = before.step(NOON, () => reading(11));
    const after = new AlertEngine(RULES, JSON.parse(JSON.stringify(before.state)) as typeof before.state);
    expect(after.step(NOON + 1, () => reading(12))).toEqual([]);
    const [ended] = after.step(NOON + 2, () => reading(1));
    expect([ended.kind, ended.key]).toEqual(['resolved', fired.key]);
    expect(new AlertEngine([], before.state).state).toEqual({});
  });

  it('alternate firing and resolved, whatever the values', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 20 })), { maxLength: 60 }), (values) => {
        const told = kinds(values).filter((kind) => kind !== '-');
        expect(told.every((kind, i) => kind === (i % 2 === 0 ? 'firing' : 'resolved'))).toBe(true);
      }),
    );
  });

  it('say why and what to look at', () => {
    const rule: AlertRule = {
      ...RULE,
      query: { indicator: 'liquidated_long_usd', asset: 'BTC', windowMs: HOUR },
      threshold: 150e6,
      clear: 100e6,
      lookAt: 'depth',
    };
    const said = { ...reading(157.39e6), unit: 'usd' as const, why: '157.39 m USD of longs' };
    const [message] = new AlertEngine([rule]).step(NOON, () => said);
    expect(message.why).toBe(
      'liquidated_long_usd BTC over 1 h is 157.39 m USD, above 150.00 m USD (ends at 100.00 m USD): ' +
        '157.39 m USD of longs',
    );
    expect(message.lookAt).toEqual(['depth', 'the largest']);
    expect(textOf(message)).toBe(
      `WARNING: r\n${message.why}\nsince 2026-01-01T12:00:00.000Z\nLook at: depth\nLook at: the largest`,
    );
  });
});

const MESSAGE: AlertMessage = {
  kind: 'firing',
  rule: 'r',
  severity: 'critical',
  key: 'r/1',
  timeMs: NOON,
  sinceMs: NOON,
  value: 11,
  why: 'because',
  lookAt: ['there'],
  sinks: ['s'],
};

/** A server that answers with the given statuses, then 200, and keeps what it was sent. */
async function serving(
  statuses: readonly (number | 'drop')[],
  act: (url: string, bodies: { path: string; body: unknown }[]) => Promise<void>,
): Promise<void> {
  const bodies: { path: string; body: unknown }[] = [];
  const server: Server = createServer((request, response) => {
    let text = '';
    request.on('data', (part: Buffer) => (text += part.toString()));
    request.on('end', () => {
      const status = statuses[bodies.length] ?? 200;
      bodies.push({ path: request.url ?? '', body: JSON.parse(text) });
      if (status === 'drop') request.socket.destroy();
      else response.writeHead(status, status === 429 ? { 'retry-after': '7' } : {}).end('x');
    });
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  try {
    await act(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, bodies);
  } finally {
    await new Promise((done) => server.close(done));
  }
}

function dispatcher(sink: SinkConfig, env: NodeJS.ProcessEnv, name = 'dead.jsonl') {
  const pauses: number[] = [];
  const lines: string[] = [];
  const deadLetters = join(folder, name);
  const made = new Dispatcher({
    sinks: new Map([['s', sink]]),
    env,
    deadLetters,
    log: (line) => void lines.push(line),
    now: () => NOON,
    sleep: async (ms) => void pauses.push(ms),
  });
  return { made, pauses, lines, dead: () => readFileSync(deadLetters, 'utf8') };
}

describe('delivery', () => {
  it('retries what may pass, with growing pauses and the pause that is asked for', async () => {
    await serving([500, 429, 'drop', 503], async (url, bodies) => {
      const { made, pauses } = dispatcher({ kind: 'webhook', urlEnv: 'U' }, { U: `${url}/hook` });
      made.send(MESSAGE);
      made.send(MESSAGE);
      await made.settled();
      expect(bodies.map((row) => row.path)).toEqual(Array(5).fill('/hook'));
      expect(bodies[4].body).toEqual(MESSAGE);
      expect(pauses).toEqual([1000, 7000, 4000, 8000]);
      expect(made.deliveries).toEqual({ delivered: 1, retried: 4, dead: 0 });
    });
  });

  it('keeps the order, sends an episode once and a new one again', async () => {
    await serving([500], async (url, bodies) => {
      const { made } = dispatcher({ kind: 'webhook', urlEnv: 'U' }, { U: url });
      const ended: AlertMessage = { ...MESSAGE, kind: 'resolved' };
      for (const message of [MESSAGE, MESSAGE, ended, ended, { ...MESSAGE, key: 'r/2' }]) made.send(message);
      await made.settled();
      const seen = bodies.slice(1).map(({ body }) => body as AlertMessage);
      expect(seen.map(({ kind, key }) => `${kind} ${key}`)).toEqual(['firing r/1', 'resolved r/1', 'firing r/2']);
    });
  });

  it('buries at once what will not pass, and after six tries what does not; no secret is written', async () => {
    await serving([403], async (url) => {
      const { made, dead, pauses } = dispatcher({ kind: 'slack', urlEnv: 'U' }, { U: `${url}/T0/SECRET` }, 'a.jsonl');
      made.send(MESSAGE);
      await made.settled();
      expect(pauses).toEqual([]);
      expect(JSON.parse(dead())).toEqual({
        buriedMs: NOON,
        sink: 's',
        attempts: 1,
        error: 'HTTP status 403',
        message: MESSAGE,
      });
    });
    const { made, dead, pauses } = dispatcher(
      { kind: 'webhook', urlEnv: 'U' },
      { U: 'http://127.0.0.1:1/SECRET' },
      'b.jsonl',
    );
    made.send(MESSAGE);
    await made.settled();
    expect(pauses.length).toBe(5);
    expect(JSON.parse(dead())).toMatchObject({ attempts: 6, message: MESSAGE });
    expect(dead()).not.toContain('SECRET');
    const odd = dispatcher({ kind: 'webhook', urlEnv: 'U' }, { U: 'no address SECRET' }, 'c.jsonl');
    odd.made.send(MESSAGE);
    await odd.made.settled();
    expect(odd.dead()).toContain('[U]');
    expect(odd.dead()).not.toContain('SECRET');
  });

  it('says in the log and to whoever waits when even the dead letter file fails', async () => {
    const { made, lines } = dispatcher(
      { kind: 'webhook', urlEnv: 'U' },
      { U: 'http://127.0.0.1:1/' },
      'no/such/folder.jsonl',
    );
    made.send(MESSAGE);
    await expect(made.settled()).rejects.toThrow(InputError);
    expect(lines[0]).toContain('undelivered');
  });

  it('speaks to each receiver in its own form', async () => {
    const env = { S: 'https://hooks.slack.example/x', T: '12:token', P: 'key' };
    expect(requestOf({ kind: 'slack', urlEnv: 'S' }, MESSAGE, env)).toEqual({
      url: env.S,
      body: { text: textOf(MESSAGE) },
    });
    expect(requestOf({ kind: 'telegram', tokenEnv: 'T', chat: '-1', url: 'https://t.example' }, MESSAGE, env)).toEqual({
      url: 'https://t.example/bot12:token/sendMessage',
      body: { chat_id: '-1', text: textOf(MESSAGE) },
    });
    const pager = { kind: 'pagerduty', keyEnv: 'P', url: 'https://p.example' } as const;
    expect(requestOf(pager, MESSAGE, env)!.body).toMatchObject({
      routing_key: 'key',
      event_action: 'trigger',
      dedup_key: 'r/1',
      payload: { severity: 'critical', source: 'firebreak', summary: 'r: because' },
    });
    expect(requestOf(pager, { ...MESSAGE, kind: 'resolved' }, env)!.body).toMatchObject({
      event_action: 'resolve',
      dedup_key: 'r/1',
    });
    const { made, lines } = dispatcher({ kind: 'log' }, {});
    made.send(MESSAGE);
    await made.settled();
    expect(JSON.parse(lines[0])).toEqual(MESSAGE);
    expect(() => checkVariables(new Map([['s', pager]]), {})).toThrow(/P \(sink s\)/);
    checkVariables(new Map([['s', pager]]), env);
  });
});
