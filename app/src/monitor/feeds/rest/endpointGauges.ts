/** Our own latency and error rate at each host that is asked over REST, as gauges that rules can read. */
import type { GaugeEvent } from '../../events.ts';
import type { LimitedHost } from './limits.ts';
import type { PollHealth } from './poller.ts';

/** Beginning of the identity of what is measured here: no sign of life of the venue that it is about. */
export const OWN_ID = 'own:';

const EVERY_MS = 60_000;

/** Tells them once a minute. */
export class EndpointGauges {
  #toldMs = Number.NEGATIVE_INFINITY;

  /**
   * Of each host that was asked, the median wait for an answer in seconds (`endpoint_latency_s`) and the part of the
   * last requests without one (`endpoint_error_rate`), over its polls; empty until a minute has passed.
   */
  due(polls: readonly PollHealth[], nowMs: number): GaugeEvent[] {
    if (nowMs - this.#toldMs < EVERY_MS) return [];
    const hosts = new Map<LimitedHost, { readonly latenciesMs: number[]; readonly errorRates: number[] }>();
    for (const { host, answers, errors, latenciesMs, errorRate } of polls) {
      if (answers + errors === 0) continue;
      const of = hosts.get(host) ?? { latenciesMs: [], errorRates: [] };
      hosts.set(host, of);
      of.latenciesMs.push(...latenciesMs);
      of.errorRates.push(errorRate);
    }
    if (hosts.size > 0) this.#toldMs = nowMs;
    return [...hosts].flatMap(([venue, { latenciesMs, errorRates }]) => {
      const gauge = (name: string, value: number): GaugeEvent => {
        const head = { kind: 'gauge', venue, symbol: '', asset: '', timeMs: nowMs, receivedMs: nowMs } as const;
        return { ...head, id: `${OWN_ID}${name}:${nowMs}`, name, value };
      };
      const sorted = [...latenciesMs].sort((a, b) => a - b);
      const median = sorted[sorted.length >> 1];
      return [
        ...(median === undefined ? [] : [gauge('endpoint_latency_s', median / 1000)]),
        gauge('endpoint_error_rate', errorRates.reduce((sum, rate) => sum + rate, 0) / errorRates.length),
      ];
    });
  }
}
