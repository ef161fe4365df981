/**
 * The monitor over HTTP, read-only: `/metrics` for Prometheus, `/api/status` and `/api/events` for pages and programs,
 * `/healthz`. On loopback it is open; anywhere else every request needs the token, those for WebSockets too.
 */
import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { InputError } from '@firebreak/engine';
import type { Station } from '../monitor/station.ts';
import { metricsOf } from './metrics.ts';
import { serveStreams } from './streams.ts';

/** Where it listens. */
export interface ServerOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Needed in `Authorization: Bearer` where the host is not loopback. */
  readonly token: string | null;
}

/** A server that listens. */
export interface MonitorServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/** Starts it. Throws InputError where the host is not loopback and there is no token, or the port is taken. */
export async function startServer(station: Station, options: ServerOptions): Promise<MonitorServer> {
  const { host, port, token } = options;
  if (!LOOPBACK.has(host) && (token ?? '') === '') {
    throw new InputError(`--host ${host} is not this machine alone, and there is no token`, {
      code: 'token',
      hint: 'Set FIREBREAK_TOKEN to a long random text, or listen on 127.0.0.1.',
    });
  }
  const metrics = metricsOf(() => station.status());
  // A request that fails is answered so, and takes nothing else with it.
  const http = createServer((request, answer) => {
    respond(request, answer).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      if (!answer.headersSent) send(answer, 500, 'text/plain', `${why}\n`);
      else answer.destroy();
    });
  });
  async function respond(request: IncomingMessage, answer: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    if (request.method !== 'GET') return send(answer, 405, 'text/plain', 'only GET\n');
    if (path === '/healthz') return send(answer, 200, 'text/plain', 'ok\n');
    if (!allowed(request, token)) return send(answer, 401, 'text/plain', 'a token is needed\n');
    if (path === '/metrics') return send(answer, 200, metrics.contentType, await metrics.text());
    if (path === '/api/status') return send(answer, 200, 'application/json', JSON.stringify(station.status()));
    return send(answer, 404, 'text/plain', 'there are /metrics, /api/status, /api/events and /healthz\n');
  }
  const streams = serveStreams(http, station, (request) => allowed(request, token));
  await listen(http, host, port);
  const at = (http.address() as AddressInfo).port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${at}`,
    close: async () => {
      streams.close();
      http.closeAllConnections();
      await new Promise<void>((resolve) => void http.close(() => resolve()));
    },
  };
}

function listen(http: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new InputError(`cannot listen on ${host}:${port}: ${error.code ?? error.message}`, {
          code: 'listen',
          hint: 'Choose another port with --listen.',
          cause: error,
        }),
      ),
    );
    http.listen(port, host, resolve);
  });
}

function allowed(request: IncomingMessage, token: string | null): boolean {
  if (token === null) return true;
  const given = Buffer.from(request.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function send(answer: ServerResponse, code: number, type: string, body: string): void {
  answer.writeHead(code, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  answer.end(body);
}
