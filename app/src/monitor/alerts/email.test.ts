/** E-mail of alerts against an SMTP server in this process: login, greylisting, refusals, no server, no secrets. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { Dispatcher } from './dispatcher.ts';
import type { EmailSink } from './email.ts';
import type { AlertMessage } from './engine.ts';

const NOON = Date.UTC(2026, 0, 1, 12);
const MESSAGE: AlertMessage = {
  kind: 'firing',
  rule: 'longs-hour',
  severity: 'critical',
  key: 'longs-hour/1',
  timeMs: NOON,
  sinceMs: NOON,
  value: 157_390_000,
  why: 'liquidated_long_usd over 1 h is 157.39 m USD, above 150.00 m USD',
  lookAt: ['depth of BTC'],
  sinks: ['mail'],
};
const SINK: EmailSink = { kind: 'email', urlEnv: 'SMTP_URL', from: 'firebreak@example.org', to: ['ops@example.org'] };
const USER = { name: 'alerts', password: 'p@ss word' };

const folder = mkdtempSync(join(tmpdir(), 'firebreak-mail-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

interface Mail {
  readonly to: readonly string[];
  readonly text: string;
}

/** A server that takes the one user; `refuse` may answer a recipient with a status. */
async function serve(refuse: (to: string) => number | null = () => null) {
  const mails: Mail[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) => {
      if (username === USER.name && password === USER.password) done(null, { user: username });
      else done(new Error('wrong user or password'));
    },
    onRcptTo: ({ address }, _session, done) => {
      const status = refuse(address);
      done(status === null ? null : Object.assign(new Error('not now'), { responseCode: status }));
    },
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        mails.push({ to, text: Buffer.concat(parts).toString('utf8') });
        done();
      });
    },
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  closers.push(() => new Promise((done) => server.close(() => done())));
  return { mails, port: (server.server.address() as AddressInfo).port };
}

function dispatcher(url: string, sink: EmailSink, name: string) {
  const pauses: number[] = [];
  const deadLetters = join(folder, name);
  const made = new Dispatcher({
    sinks: new Map([['mail', sink]]),
    env: { SMTP_URL: url },
    deadLetters,
    log: () => undefined,
    now: () => NOON,
    sleep: async (ms) => void pauses.push(ms),
  });
  return { made, pauses, dead: () => readFileSync(deadLetters, 'utf8') };
}

const addressOf = (port: number, password = USER.password) =>
  `smtp://${USER.name}:${encodeURIComponent(password)}@127.0.0.1:${port}`;
const header = (mail: Mail, name: string) => new RegExp(`^${name}: (.*)\r?$`, 'm').exec(mail.text)?.[1]?.trim();

describe('mail', () => {
  it('says what fired, once, and answers itself when it is over', async () => {
    const { mails, port } = await serve();
    const { made } = dispatcher(addressOf(port), SINK, 'a.jsonl');
    for (const message of [MESSAGE, MESSAGE, { ...MESSAGE, kind: 'resolved' as const }]) made.send(message);
    await made.settled();
    expect(made.deliveries).toEqual({ delivered: 2, retried: 0, dead: 0 });
    const [fired, over] = mails;
    expect(mails.map(({ to }) => to)).toEqual([['ops@example.org'], ['ops@example.org']]);
    expect([fired, over].map((mail) => header(mail, 'Subject'))).toEqual([
      'CRITICAL: longs-hour',
      'RESOLVED: longs-hour',
    ]);
    expect(fired.text).toContain('157.39 m USD, above 150.00 m USD');
    expect(fired.text).toContain('Look at: depth of BTC');
    expect(header(fired, 'From')).toBe('firebreak@example.org');
    expect(header(over, 'In-Reply-To')).toBe(header(fired, 'Message-ID'));
    expect(header(over, 'Message-ID')).not.toBe(header(fired, 'Message-ID'));
  });

  it('tries again where the server asks to wait, and only those who have it not', async () => {
    let asked = 0;
    const { mails, port } = await serve((to) => (to === 'slow@example.org' && asked++ < 2 ? 450 : null));
    const sink = { ...SINK, to: ['ops@example.org', 'slow@example.org'] };
    const { made, pauses } = dispatcher(addressOf(port), sink, 'b.jsonl');
    made.send(MESSAGE);
    await made.settled();
    expect(mails.map(({ to }) => to)).toEqual([['ops@example.org'], ['slow@example.org']]);
    expect(pauses).toEqual([1000, 2000]);
    expect(made.deliveries).toEqual({ delivered: 1, retried: 2, dead: 0 });
  });

  it('buries at once what will not pass, whoever else has it', async () => {
    const { mails, port } = await serve((to) => (to === 'gone@example.org' ? 550 : null));
    const sink = { ...SINK, to: ['ops@example.org', 'gone@example.org'] };
    const { made, pauses, dead } = dispatcher(addressOf(port), sink, 'c.jsonl');
    made.send(MESSAGE);
    await made.settled();
    expect([mails.length, pauses.length]).toEqual([1, 0]);
    expect(JSON.parse(dead())).toMatchObject({ sink: 'mail', attempts: 1, message: MESSAGE });
    expect(dead()).toContain('refused gone@example.org');
  });

  it('writes no secret where login fails, the server is gone or the address is none', async () => {
    const { port } = await serve();
    const wrong = dispatcher(addressOf(port, 'wrong secret'), SINK, 'd.jsonl');
    wrong.made.send(MESSAGE);
    await wrong.made.settled();
    expect(JSON.parse(wrong.dead())).toMatchObject({ attempts: 1, error: expect.stringContaining('535') });
    const gone = dispatcher(addressOf(1, 'wrong secret'), SINK, 'e.jsonl');
    gone.made.send(MESSAGE);
    await gone.made.settled();
    expect(gone.pauses).toEqual([1000, 2000, 4000, 8000, 16_000]);
    const none = dispatcher('wrong secret', SINK, 'f.jsonl');
    none.made.send(MESSAGE);
    await none.made.settled();
    for (const { dead } of [wrong, gone, none]) expect(dead()).not.toMatch(/wrong(%20| )secret|smtp:/);
  });

  it('goes unencrypted on this machine only', async () => {
    const { port } = await serve();
    const { made, dead } = dispatcher(`smtp://127.0.0.2:${port}`, SINK, 'g.jsonl');
    made.send(MESSAGE);
    await made.settled();
    expect(JSON.parse(dead()).error).toMatch(/STARTTLS|ECONNREFUSED/);
  });
});
