/**
 * A venue on loopback: takes WebSocket connections, confirms subscriptions, and says what it is told to. It can cut its
 * connections, be down, and says the last messages again to whoever subscribes anew, as venues that send a first
 * snapshot do.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

/** Something said, and whether anybody was there to hear it. */
interface Said {
  /** Messages that belong together, in their order. */
  readonly frames: readonly string[];
  readonly atMs: number;
  heard: boolean;
}

/** A subscription names every contract and channel. */
const REQUEST_BYTES_MAX = 1024 * 1024;

/** One venue; `start` before use. */
export class DrillVenue {
  readonly venue: string;
  readonly #againMs: number;
  readonly #live = new Set<WebSocket>();
  #http: Server | null = null;
  #port = 0;
  #recent: Said[] = [];
  /** Utterances that nobody heard before they were too old to be said again. */
  unheard = 0;
  connects = 0;

  /** What was said within `againMs` is said again to a new subscriber. */
  constructor(venue: string, againMs: number) {
    this.venue = venue;
    this.#againMs = againMs;
  }

  /** Address for the feed. Throws RangeError before the first start. */
  get url(): string {
    if (this.#port === 0) throw new RangeError('the venue was never started');
    return `ws://127.0.0.1:${this.#port}`;
  }

  /** Whether anybody has subscribed and is there. */
  get heard(): boolean {
    return this.#live.size > 0;
  }

  /** Listens: on a free port at first, later on the same again. */
  async start(): Promise<void> {
    if (this.#http !== null) return;
    const http = createServer((_, answer) => answer.writeHead(404).end());
    const sockets = new WebSocketServer({ server: http, maxPayload: REQUEST_BYTES_MAX });
    sockets.on('connection', (socket) => this.#connected(socket));
    await new Promise<void>((resolve, reject) => {
      http.once('error', reject);
      http.listen(this.#port, '127.0.0.1', resolve);
    });
    this.#port = (http.address() as AddressInfo).port;
    this.#http = http;
  }

  /** Down: cuts everybody off and refuses connections until the next start. */
  async stop(): Promise<void> {
    const http = this.#http;
    this.#http = null;
    this.drop();
    if (http === null) return;
    http.closeAllConnections();
    await new Promise<void>((resolve) => void http.close(() => resolve()));
  }

  /** Cuts the connections that there are; new ones are welcome. */
  drop(): void {
    for (const socket of this.#live) socket.terminate();
    this.#live.clear();
  }

  /** Says messages that belong together to all subscribers. */
  say(frames: readonly string[]): void {
    const said = { frames, atMs: Date.now(), heard: this.#tell(frames) };
    this.#recent.push(said);
    this.#forget(said.atMs);
  }

  /** Says something once and keeps no record of it: noise, or the same again. */
  noise(frames: readonly string[]): void {
    this.#tell(frames);
  }

  /** Counts what is left unheard; call it when all is said and nobody will come anew. */
  close(): void {
    this.#forget(Infinity);
  }

  #tell(frames: readonly string[]): boolean {
    for (const socket of this.#live) for (const frame of frames) socket.send(frame);
    return this.#live.size > 0;
  }

  #connected(socket: WebSocket): void {
    this.connects++;
    socket.on('error', () => socket.terminate());
    socket.on('close', () => this.#live.delete(socket));
    socket.on('message', (data: Buffer) => {
      if (data.toString('utf8') === 'ping') socket.send('pong');
      if (this.#live.has(socket)) return;
      this.#live.add(socket);
      for (const said of this.#recent) {
        for (const frame of said.frames) socket.send(frame);
        said.heard = true;
      }
    });
  }

  #forget(nowMs: number): void {
    const keepFrom = nowMs - this.#againMs;
    let gone = 0;
    while (gone < this.#recent.length && this.#recent[gone]!.atMs < keepFrom) {
      if (!this.#recent[gone]!.heard) this.unheard++;
      gone++;
    }
    if (gone > 0) this.#recent = this.#recent.slice(gone);
  }
}
