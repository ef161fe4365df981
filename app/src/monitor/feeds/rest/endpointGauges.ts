/** Our own latency and error rate at each host that is asked over REST, as gauges that rules can read. */
import type { GaugeEvent } from '../../events.ts';
import type { HostHealth } from './hosts.ts';

/** Beginning of the identity of what is measured here: no sign of life of the venue that it is about. */
export const OWN_ID = 'own:';

const EVERY_MS = 60_000;

/** Tells them once a minute. */
export class EndpointGauges {
  #toldMs = Number.NEGATIVE_INFINITY;

  /**
   * Of each host that was asked, the median wait for an answer in seconds (`endpoint_latency_s`) and the part of the
   * last requests without one (`endpoint_error_rate`); empty until a minute has passed.
   */
  due(hosts: () => readonly HostHealth[], nowMs: number): GaugeEvent[] {
    if (nowMs - this.#toldMs < EVERY_MS) return [];
    const asked = hosts().filter(({ answers, errors }) => answers + errors > 0);
    if (asked.length === 0) return [];
    this.#toldMs = nowMs;
    return asked.flatMap(({ host, latencyMs, errorRate }) => {
      const gauge = (name: string, value: number): GaugeEvent => {
        const head = { kind: 'gauge', venue: host, symbol: '', asset: '', timeMs: nowMs, receivedMs: nowMs } as const;
        return { ...head, id: `${OWN_ID}${name}:${nowMs}`, name, value };
      };
      return [
        ...(latencyMs === null ? [] : [gauge('endpoint_latency_s', latencyMs / 1000)]),
        gauge('endpoint_error_rate', errorRate),
      ];
    });
  }
}
