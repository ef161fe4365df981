/** The log of frames: what was written comes back, and cuts, flipped bits, full disks and newer versions are told. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { createFrameLog, framesBeginning, readFrames } from './frameLog.ts';

const folder = mkdtempSync(join(tmpdir(), 'firebreak-log-'));
afterEach(() => void vi.restoreAllMocks());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let number = 0;
async function written(...batches: (readonly string[])[]): Promise<Buffer> {
  const log = await createFrameLog(join(folder, `${number++}.log`));
  for (const batch of batches) await log.append(batch.map((text) => Buffer.from(text)));
  await log.sync();
  expect(log.bytes()).toBe(readFileSync(log.path).length);
  await log.close();
  return readFileSync(log.path);
}

const texts = (bytes: Buffer) => readFrames(bytes, 'x.log').payloads.map((payload) => payload.toString());

describe('a log of frames', () => {
  it('is to the byte what the format says', async () => {
    // CRC-32 of "123456789" is cbf43926 in every catalogue of checksums.
    const bytes = await written(['123456789']);
    expect(bytes.toString('hex')).toBe('464253544c4f47' + '01' + '09000000' + '2639f4cb' + '313233343536373839');
  });

  it('gives back what was written, and of any cut all frames before it', async () => {
    const batches = [['a', 'bc'], ['d'.repeat(300)], ['é', 'f']];
    const bytes = await written(...batches);
    const all = batches.flat();
    expect(readFrames(bytes, 'x.log')).toMatchObject({ state: 'whole', lostBytes: 0 });
    for (let cut = 0; cut <= bytes.length; cut++) {
      const part = readFrames(bytes.subarray(0, cut), 'x.log');
      const sizes = part.payloads.map((payload) => payload.length + 8);
      expect(part.payloads.map((payload) => payload.toString())).toEqual(all.slice(0, part.payloads.length));
      const whole = 8 + sizes.reduce((sum, size) => sum + size, 0);
      if (cut >= 8) expect(whole + part.lostBytes).toBe(cut);
      expect(part.state).toBe(cut === whole ? 'whole' : 'torn');
    }
    expect(texts(bytes)).toEqual(all);
  });

  it('gives the frames of one beginning alone, of every cut the same ones as all frames hold', async () => {
    const bytes = await written(['a1', 'b1', 'a22'], ['c'.repeat(90)], ['b2', 'a']);
    const path = join(folder, 'cut.log');
    writeFileSync(path, bytes);
    for (let cut = 8; cut <= bytes.length; cut++) {
      const part = await framesBeginning(path, cut, 'a'.charCodeAt(0));
      const own = texts(part).filter((text) => text.startsWith('a'));
      expect(own).toEqual(texts(bytes.subarray(0, cut)).filter((text) => text.startsWith('a')));
      expect(readFrames(part, 'x').state).toBe(readFrames(bytes.subarray(0, cut), 'x').state);
    }
    expect(texts(await framesBeginning(path, Infinity, 'a'.charCodeAt(0)))).toEqual(['a1', 'a22', 'a']);
    const damaged = Buffer.from(bytes);
    damaged.writeUInt32LE(0xffffffff, 8 + 10);
    writeFileSync(path, damaged);
    expect(readFrames(await framesBeginning(path, Infinity, 'a'.charCodeAt(0)), 'x').state).toBe('damaged');
  });

  it('never gives a frame that was not written, whatever byte is changed', async () => {
    const all = ['first', 'second frame', 'third', 'fourth'];
    const bytes = await written(all);
    const place = fc.tuple(fc.integer({ min: 8, max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }));
    fc.assert(
      fc.property(place, ([at, flip]) => {
        const changed = Buffer.from(bytes);
        changed[at] = changed[at]! ^ flip;
        const { payloads, state } = readFrames(changed, 'x.log');
        expect(state).not.toBe('whole');
        for (const payload of payloads) expect(all).toContain(payload.toString());
      }),
    );
    const middle = Buffer.from(bytes);
    middle[8 + 8 + 5 + 8] = 0;
    expect(readFrames(middle, 'x.log')).toMatchObject({ state: 'damaged', lostBytes: 8 + 12 });
    expect(texts(middle)).toEqual(['first', 'third', 'fourth']);
  });

  it('says what another file or a newer version is', async () => {
    const bytes = await written(['a']);
    expect(() => readFrames(Buffer.from('PAR1 and more'), 'x.log')).toThrow(/x\.log does not start as a log/);
    bytes[7] = 2;
    expect(() => readFrames(bytes, 'x.log')).toThrow(/x\.log is a log of version 2; this Firebreak reads version 1/);
  });

  it('does not write over a file', async () => {
    const log = await createFrameLog(join(folder, 'twice.log'));
    await log.close();
    await expect(createFrameLog(log.path)).rejects.toThrow(/Cannot write/);
  });

  it('is as it was after a write that a full disk cut short, and takes the frames again', async () => {
    const log = await createFrameLog(join(folder, 'full.log'));
    await log.append([Buffer.from('kept')]);
    const before = log.bytes();
    const probe = await open(log.path);
    const prototype = Object.getPrototypeOf(probe) as FileHandle;
    await probe.close();
    const write = Reflect.get(prototype, 'write') as (...args: unknown[]) => Promise<unknown>;
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    const spy = vi.spyOn(prototype, 'write') as unknown as {
      mockImplementationOnce: (run: (this: FileHandle, ...args: unknown[]) => Promise<unknown>) => unknown;
    };
    spy.mockImplementationOnce(function (this: FileHandle, data, at, _length, position) {
      return write.call(this, data, at, 3, position);
    });
    spy.mockImplementationOnce(() => Promise.reject(full));
    await expect(log.append([Buffer.from('again')])).rejects.toBe(full);
    expect(readFileSync(log.path)).toHaveLength(before);
    await log.append([Buffer.from('again')]);
    await log.close();
    expect(texts(readFileSync(log.path))).toEqual(['kept', 'again']);
  });
});
