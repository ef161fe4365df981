/**
 * What the monitor tells over WebSockets: `/api/events`, every new event as it comes, and `/api/status`, the state with
 * the readings of all rules once a second. A listener that is slow costs a bounded amount of memory and nobody else.
 */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { MARKET_EVENT_KINDS, type MarketEvent } from '../monitor/events.ts';
import type { Station } from '../monitor/station.ts';

/** Listeners send nothing that we read. */
const REQUEST_BYTES_MAX = 1024;
/** A listener of events that lets so much pile up is cut off, bytes; with all of them it bounds the memory. */
const PILE_MAX = 16 * 1024 * 1024;
/** Listeners at once. */
const LISTENERS_MAX = 64;
/** Pause between two states, ms. */
const STATUS_MS = 1_000;
/** Close code of a listener that is too slow (RFC 6455: policy violation). */
const TOO_SLOW = 1008;
const ENDED_MS = 1_000;

/** The sockets of a server. */
export interface Streams {
  readonly close: () => void;
}

/** Answers upgrades of an HTTP server; `allowed` says whether a request has the token. */
export function serveStreams(http: Server, station: Station, allowed: (request: IncomingMessage) => boolean): Streams {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: REQUEST_BYTES_MAX });
  http.on('upgrade', (request, socket, head) => {
    const url = new URL(request.url ?? '/', 'http://x');
    const kinds = kindsOf(url);
    if (!allowed(request)) return refuse(socket, '401 Unauthorized', 'a token is needed');
    if (!sameOrigin(request)) return refuse(socket, '403 Forbidden', 'pages of other sites may not listen');
    if (url.pathname !== '/api/events' && url.pathname !== '/api/status') {
      return refuse(socket, '404 Not Found', 'there are /api/events and /api/status');
    }
    if (kinds === null) return refuse(socket, '400 Bad Request', `kinds are ${MARKET_EVENT_KINDS.join(', ')}`);
    if (sockets.clients.size >= LISTENERS_MAX) return refuse(socket, '503 Service Unavailable', 'too many listen');
    sockets.handleUpgrade(request, socket, head, (listener) => {
      listener.on('error', () => listener.terminate());
      if (url.pathname === '/api/events') tellEvents(station, listener, kinds);
      else tellStatus(station, listener);
    });
  });
  return {
    close: () => {
      for (const listener of sockets.clients) listener.terminate();
    },
  };
}

/** Kinds of `?kinds=liquidation,ticker`; all where it is not given, null where one is unknown. */
function kindsOf(url: URL): ReadonlySet<string> | null {
  const given = url.searchParams.get('kinds')?.split(',') ?? MARKET_EVENT_KINDS;
  return given.every((kind) => (MARKET_EVENT_KINDS as readonly string[]).includes(kind)) ? new Set(given) : null;
}

/** A browser lets any page open a WebSocket to this machine and says which; programs send no origin. */
function sameOrigin({ headers }: IncomingMessage): boolean {
  const { origin, host } = headers;
  return origin === undefined || origin === `http://${host ?? ''}` || origin === `https://${host ?? ''}`;
}

function refuse(socket: Duplex, status: string, why: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n${why}\n`);
}

/** Every new event as JSON, from now on. */
function tellEvents(station: Station, listener: WebSocket, kinds: ReadonlySet<string>): void {
  const stop = station.listen((events: readonly MarketEvent[]) => {
    if (listener.readyState !== listener.OPEN) return;
    for (const event of events) if (kinds.has(event.kind)) listener.send(JSON.stringify(event));
    if (listener.bufferedAmount <= PILE_MAX) return;
    listener.close(TOO_SLOW, 'too slow: events pile up');
    setTimeout(() => listener.terminate(), ENDED_MS).unref();
  });
  listener.on('close', stop);
}

/** The state as JSON now and every second; a listener that has not taken the last one misses the next. */
function tellStatus(station: Station, listener: WebSocket): void {
  const tell = (): void => {
    if (listener.readyState === listener.OPEN && listener.bufferedAmount === 0) {
      listener.send(JSON.stringify(station.status()));
    }
  };
  tell();
  const timer = setInterval(tell, STATUS_MS);
  listener.on('close', () => clearInterval(timer));
}
