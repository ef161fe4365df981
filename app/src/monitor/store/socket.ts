/**
 * The socket of a store: the lock that keeps a second monitor out, and the door through which other processes see the
 * events that are not in Parquet yet. A request is one line of JSON; the answer is one line of JSON, after which come
 * the bytes that it announces.
 */
import { createHash, randomBytes } from 'node:crypto';
import { link, open, rename, rm, stat } from 'node:fs/promises';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';
import { InputError, InternalError } from '@firebreak/engine';
import { readableError } from '../../store/files.ts';
import { framesBeginning } from '../../store/frameLog.ts';

/** Systems allow about a hundred bytes for the path of a socket (104 on macOS, 108 on Linux), an ending included. */
const SOCKET_PATH_BYTES_MAX = 90;
/** A monitor that accepts a connection and says nothing for so long is stopped or stuck, but not dead. */
const ANSWER_MS = 5_000;
/** Tries to take over the socket of a dead monitor; each fails only when another one does the same at this moment. */
const TRIES = 5;
/** From finding a socket dead to replacing it takes a process far less than this. */
const SETTLE_MS = 500;
const REQUEST_CHARACTERS_MAX = 1_000;

/** At most so many bytes of a file from its start, sent after the line of the answer. */
export interface SentFile {
  readonly path: string;
  readonly bytes: number;
}

/** What a request is answered with. */
export interface Answer {
  readonly head: unknown;
  readonly files?: readonly SentFile[];
  /** Whether the connection stays open until the one who asked ends it. */
  readonly stays?: true;
}

/** Answers the request of a name. */
export type Answers = (ask: string, socket: Socket) => Promise<Answer>;

/** A socket that this process holds. */
export interface StoreSocket {
  readonly path: string;
  /** Whether the socket is still this one; another process may have removed its file. */
  readonly held: () => Promise<boolean>;
  readonly close: () => Promise<void>;
}

/** Where the socket of a store is: in its folder, or under a short name where the path would be too long. */
export function socketPath(root: string): string {
  const path = join(resolve(root), 'monitor.sock');
  const short = `firebreak-${createHash('sha256').update(path).digest('hex').slice(0, 16)}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${short}`;
  return Buffer.byteLength(path) <= SOCKET_PATH_BYTES_MAX ? path : join(tmpdir(), `${short}.sock`);
}

/** Takes the socket of a store. Throws InputError where a living monitor has it. */
export async function holdSocket(root: string, answers: Answers): Promise<StoreSocket> {
  const path = socketPath(root);
  for (let tries = 0; tries < TRIES; tries++) {
    const before = await identity(path);
    const found = await askStore(root, 'hello');
    if (found !== null) throw alreadyHeld(root, (found.head as { pid?: unknown }).pid);
    const held = await publish(path, before, answers);
    if (held !== null) return held;
  }
  throw new InternalError(`The socket ${path} of a dead monitor could not be taken over`, {
    code: 'store-socket',
    hint: `Remove ${path} when no monitor runs, and start again.`,
  });
}

/**
 * Listens under a name of its own and gives that socket the name of the store's: by a link where there is none, and in
 * place of a dead one by a rename, which leaves no moment without a socket. Of several that replace the same dead one
 * the last has it, so each looks again after a while. Null where another one was faster.
 */
async function publish(path: string, dead: string | null, answers: Answers): Promise<StoreSocket | null> {
  if (process.platform === 'win32') {
    const pipe = await listen(path, answers);
    return pipe === null ? null : heldSocket(path, null, pipe);
  }
  const own = `${path}.${randomBytes(4).toString('hex')}`;
  const server = await listen(own, answers);
  if (server === null) return null;
  const mine = await identity(own);
  const socket = heldSocket(path, mine, server);
  try {
    if (dead === null) {
      await link(own, path);
      await rm(own);
      return socket;
    }
    if ((await identity(path)) === dead) {
      await rename(own, path);
      await setTimeout(SETTLE_MS);
      if (await socket.held()) return socket;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      await socket.close();
      throw readableError(error, path, 'write');
    }
  }
  await socket.close();
  return null;
}

function alreadyHeld(root: string, pid: unknown): InputError {
  const who = typeof pid === 'number' ? ` (process ${pid})` : '';
  return new InputError(`A monitor${who} already writes to ${root}`, {
    code: 'store-in-use',
    hint: 'Stop it first, or give this one a store of its own; `firebreak monitor query` reads while it runs.',
  });
}

function heldSocket(path: string, mine: string | null, server: Server): StoreSocket {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  const held = async (): Promise<boolean> => mine === null || (await identity(path)) === mine;
  return {
    path,
    held,
    close: async () => {
      // Node removes the name that the socket was bound to, never that of a monitor that came after.
      if (mine !== null && (await held())) await rm(path, { force: true });
      for (const socket of open) socket.destroy();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}

/** Tells this file of a name from a later one; a number of an inode alone may be given again at once. */
async function identity(path: string): Promise<string | null> {
  return stat(path, { bigint: true }).then(
    ({ ino, mtimeNs }) => `${ino} ${mtimeNs}`,
    () => null,
  );
}

/** A server at the path, or null where there is a socket already. */
function listen(path: string, answers: Answers): Promise<Server | null> {
  return new Promise((done, fail) => {
    const server = createServer((socket) => serve(socket, answers));
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') done(null);
      else fail(readableError(error, path, 'write'));
    });
    server.listen(path, () => done(server));
  });
}

function serve(socket: Socket, answers: Answers): void {
  let text = '';
  socket.setEncoding('utf8');
  socket.on('error', () => socket.destroy());
  socket.on('data', (data) => {
    text += String(data);
    if (text.length > REQUEST_CHARACTERS_MAX) socket.destroy();
    if (!text.includes('\n')) return;
    socket.removeAllListeners('data');
    // A reader that went away, or a request that is none, is no concern of the monitor.
    reply(socket, text, answers).catch(() => socket.destroy());
  });
}

async function reply(socket: Socket, text: string, answers: Answers): Promise<void> {
  const { ask, kind } = JSON.parse(text) as { ask: string; kind?: number };
  const { head, files = [], stays } = await answers(ask, socket);
  if (kind === undefined) await sendFiles(socket, head, files);
  else await sendFrames(socket, head, files, kind);
  if (stays !== true) socket.end();
}

/** The line of the answer, and every file as it is; one that is gone counts as empty. */
async function sendFiles(socket: Socket, head: unknown, files: readonly SentFile[]): Promise<void> {
  const handles = await Promise.all(files.map(({ path }) => open(path, 'r').catch(() => null)));
  try {
    const sizes = await Promise.all(handles.map(async (handle) => (await handle?.stat())?.size ?? 0));
    const sent = files.map(({ bytes }, index) => Math.min(bytes, sizes[index]!));
    socket.write(`${JSON.stringify({ ...(head as object), sent })}\n`);
    for (const [index, handle] of handles.entries()) {
      if (handle === null || sent[index] === 0) continue;
      const stream = handle.createReadStream({ start: 0, end: sent[index]! - 1, autoClose: false });
      await pipeline(stream, socket, { end: false });
    }
  } finally {
    for (const handle of handles) await handle?.close();
  }
}

/** The same with the frames of one kind only: of a busy log, one part in a hundred. */
async function sendFrames(socket: Socket, head: unknown, files: readonly SentFile[], kind: number): Promise<void> {
  const gone = (error: NodeJS.ErrnoException): Buffer => {
    if (error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  };
  const found = await Promise.all(files.map(({ path, bytes }) => framesBeginning(path, bytes, kind).catch(gone)));
  socket.write(`${JSON.stringify({ ...(head as object), sent: found.map(({ length }) => length) })}\n`);
  for (const bytes of found) socket.write(bytes);
}

/** What a monitor answered: its line, and the bytes of each file. */
export interface Answered {
  readonly head: unknown;
  readonly files: readonly Buffer[];
}

/**
 * Asks the monitor of a store, or returns null where none lives; of files with frames only those whose payload begins
 * with the byte `kind`, where it is given. Throws InputError where one lives and does not answer.
 */
export async function askStore(root: string, ask: string, kind?: number): Promise<Answered | null> {
  const chunks: Buffer[] = [];
  const path = socketPath(root);
  const whole = await new Promise<boolean>((done, fail) => {
    const socket = createConnection(path);
    socket.setTimeout(ANSWER_MS, () => {
      socket.destroy();
      fail(silent(root));
    });
    socket.on('connect', () => void socket.write(`${JSON.stringify({ ask, kind })}\n`));
    socket.on('data', (data: Buffer) => void chunks.push(data));
    socket.on('end', () => done(true));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      socket.destroy();
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') done(false);
      else fail(error.code === 'ECONNRESET' ? silent(root) : readableError(error, path, 'read'));
    });
  });
  if (!whole) return null;
  const bytes = Buffer.concat(chunks);
  const end = bytes.indexOf(10);
  if (end < 0) throw silent(root);
  const head = JSON.parse(bytes.subarray(0, end).toString('utf8')) as { sent: number[] };
  const files: Buffer[] = [];
  let at = end + 1;
  for (const size of head.sent) {
    if (at + size > bytes.length) throw silent(root);
    files.push(bytes.subarray(at, at + size));
    at += size;
  }
  return { head, files };
}

/**
 * Keeps the files of a store as they are until the returned function is called, by a connection to its monitor; null
 * where none lives. Throws InputError where one lives and does not answer.
 */
export async function holdFiles(root: string): Promise<(() => void) | null> {
  const path = socketPath(root);
  const socket = createConnection(path);
  const held = await new Promise<boolean>((done, fail) => {
    socket.setTimeout(ANSWER_MS, () => fail(silent(root)));
    socket.on('connect', () => void socket.write(`${JSON.stringify({ ask: 'hold' })}\n`));
    socket.once('data', () => done(true));
    socket.on('end', () => fail(silent(root)));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') done(false);
      else fail(error.code === 'ECONNRESET' ? silent(root) : readableError(error, path, 'read'));
    });
  }).catch((error: unknown) => {
    socket.destroy();
    throw error;
  });
  socket.setTimeout(0);
  // Whoever forgets to let go must not be kept alive by it.
  socket.unref();
  if (held) return () => void socket.destroy();
  socket.destroy();
  return null;
}

function silent(root: string): InputError {
  return new InputError(`The monitor that writes to ${root} does not answer`, {
    code: 'store-silent',
    hint: 'It may be stopped or stuck. Let it go on, or end it; what it wrote is kept.',
  });
}
