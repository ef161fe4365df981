/**
 * An append-only log of frames: the format of the files that hold what is not in Parquet yet. A file starts with seven
 * bytes `FBSTLOG` and one byte version. A frame is the length of its payload (unsigned 32 bits, little endian), the
 * CRC-32 of the payload (the same width), and the payload. Whatever happens to the process, all frames before the last
 * one stay readable; a last frame that was cut short is known by its length.
 */
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { InputError } from '@firebreak/engine';
import { readableError } from './files.ts';

/** Version of the format that is written and read. */
export const FRAME_LOG_VERSION = 1;
/** First bytes of every log, before the byte with the version. */
const MAGIC = Buffer.from('FBSTLOG', 'latin1');
const HEADER_BYTES = MAGIC.length + 1;
const FRAME_HEAD_BYTES = 8;
/** Largest payload. A length above it is damage, not a frame that would have to be waited for. */
export const FRAME_BYTES_MAX = 256_000_000;

/** A log that is being written. Calls must not overlap. */
export interface FrameLog {
  readonly path: string;
  /** Bytes of the file that hold whole frames, header included. */
  readonly bytes: () => number;
  /**
   * Writes frames with one call to the system. Throws what the system says (a full disk) and leaves the file as it was
   * before, so that the same frames can be tried again.
   */
  readonly append: (payloads: readonly Uint8Array[]) => Promise<void>;
  /** Waits until all that was appended is on the disk. */
  readonly sync: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Creates a log. Throws InputError where the file exists or cannot be written. */
export async function createFrameLog(path: string): Promise<FrameLog> {
  let handle: FileHandle;
  const { O_CREAT, O_EXCL, O_RDWR } = constants;
  try {
    handle = await open(path, O_CREAT | O_EXCL | O_RDWR, 0o644);
  } catch (error) {
    throw readableError(error, path, 'write');
  }
  let bytes = 0;
  const write = async (data: Uint8Array): Promise<void> => {
    try {
      for (let at = 0; at < data.length; ) {
        at += (await handle.write(data, at, data.length - at, bytes + at)).bytesWritten;
      }
    } catch (error) {
      // A later write starts at the same place, so a cut that fails too does no harm.
      await handle.truncate(bytes).catch(() => undefined);
      throw error;
    }
    bytes += data.length;
  };
  try {
    await write(Buffer.concat([MAGIC, Buffer.of(FRAME_LOG_VERSION)]));
  } catch (error) {
    await handle.close();
    throw readableError(error, path, 'write');
  }
  return {
    path,
    bytes: () => bytes,
    append: (payloads) => write(Buffer.concat(payloads.flatMap((payload) => [frameHead(payload), payload]))),
    sync: () => handle.datasync(),
    close: () => handle.close(),
  };
}

function frameHead(payload: Uint8Array): Buffer {
  if (payload.length > FRAME_BYTES_MAX) throw new RangeError(`a frame of ${payload.length} bytes is too long`);
  const head = Buffer.alloc(FRAME_HEAD_BYTES);
  head.writeUInt32LE(payload.length, 0);
  head.writeUInt32LE(crc32(payload), 4);
  return head;
}

/** What a log holds. */
export interface Frames {
  /** Payloads of the frames whose checksum is right, in their order; views of the bytes that were read. */
  readonly payloads: readonly Buffer[];
  /**
   * `whole`: nothing but frames. `torn`: the last frame is cut short, as a process leaves it that was killed within a
   * write. `damaged`: bytes were changed; frames after them were found by the length of the one that is wrong.
   */
  readonly state: 'whole' | 'torn' | 'damaged';
  /** Bytes that belong to no frame. */
  readonly lostBytes: number;
}

/** The frames of a log. Throws InputError where the bytes are no log, or one of a newer version. */
export function readFrames(bytes: Buffer, path: string): Frames {
  if (bytes.length < HEADER_BYTES && bytes.equals(MAGIC.subarray(0, bytes.length))) {
    return { payloads: [], state: 'torn', lostBytes: bytes.length };
  }
  checkHeader(bytes, path);
  const payloads: Buffer[] = [];
  let lostBytes = 0;
  let at = HEADER_BYTES;
  while (at + FRAME_HEAD_BYTES <= bytes.length) {
    const length = bytes.readUInt32LE(at);
    const from = at + FRAME_HEAD_BYTES;
    if (length > FRAME_BYTES_MAX) return { payloads, state: 'damaged', lostBytes: lostBytes + bytes.length - at };
    if (from + length > bytes.length) break;
    const payload = bytes.subarray(from, from + length);
    if (length > 0 && crc32(payload) === bytes.readUInt32LE(at + 4)) payloads.push(payload);
    else lostBytes += FRAME_HEAD_BYTES + length;
    at = from + length;
  }
  const rest = bytes.length - at;
  const state = lostBytes > 0 ? 'damaged' : rest > 0 ? 'torn' : 'whole';
  return { payloads, state, lostBytes: lostBytes + rest };
}

/**
 * A log with only the frames whose payload begins with a byte, out of the first `limit` bytes of a file; the others are
 * stepped over and never read. From the first place on that is no whole frame everything is kept, so that whoever reads
 * the result finds the damage. Throws what the system says.
 */
export async function framesBeginning(path: string, limit: number, first: number): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const end = Math.min(limit, (await handle.stat()).size);
    const piece = async (from: number, to: number): Promise<Buffer> => {
      const bytes = Buffer.alloc(to - from);
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, from);
      return bytes.subarray(0, bytesRead);
    };
    const kept = [await piece(0, Math.min(HEADER_BYTES, end))];
    for (let at = HEADER_BYTES; at < end; ) {
      const head = await piece(at, Math.min(at + FRAME_HEAD_BYTES + 1, end));
      const length = head.length > FRAME_HEAD_BYTES ? head.readUInt32LE(0) : Infinity;
      const next = at + FRAME_HEAD_BYTES + length;
      if (length === 0 || length > FRAME_BYTES_MAX || next > end) {
        kept.push(await piece(at, end));
        break;
      }
      if (head[FRAME_HEAD_BYTES] === first) kept.push(await piece(at, next));
      at = next;
    }
    return Buffer.concat(kept);
  } finally {
    await handle.close();
  }
}

function checkHeader(bytes: Buffer, path: string): void {
  if (!bytes.subarray(0, MAGIC.length).equals(MAGIC)) {
    throw new InputError(`${path} does not start as a log of the store does (${MAGIC.toString('latin1')})`, {
      code: 'bad-log',
      hint: 'It is damaged or of another program. It was left alone; move it out of the store.',
    });
  }
  const version = bytes[MAGIC.length]!;
  if (version === FRAME_LOG_VERSION) return;
  throw new InputError(`${path} is a log of version ${version}; this Firebreak reads version ${FRAME_LOG_VERSION}`, {
    code: 'newer-log',
    hint: 'It was left alone. Install the Firebreak that wrote it, or a newer one.',
  });
}
