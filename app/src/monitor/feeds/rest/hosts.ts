/** How each host is that is asked over REST: many questions, one answerer, one limit. */
import type { LimitedHost } from './limits.ts';
import type { PollHealth } from './poller.ts';

/** A host. Times are ms UTC, counts since the start. */
export interface HostHealth {
  readonly host: LimitedHost;
  /** Questions that it is asked, and how many of them had no answer the last time. */
  readonly questions: number;
  readonly down: number;
  readonly answers: number;
  /** Events that the answers brought. */
  readonly events: number;
  readonly errors: number;
  readonly lastError: string | undefined;
  /** Rows of answers that could not be read, and the last reason. */
  readonly faults: number;
  readonly lastFault: string | undefined;
  readonly lastAnswerMs: number | undefined;
  /** Time spent waiting for its limit, ms. */
  readonly limitedMs: number;
  /** Median wait for an answer over the last twenty requests of each question, ms; null without an answer. */
  readonly latencyMs: number | null;
  /** Part of those requests without an answer that could be read: the mean over questions that were asked. */
  readonly errorRate: number;
}

/** The hosts of some polls, in the order in which they first come. */
export function hostsOf(polls: readonly PollHealth[]): HostHealth[] {
  const groups = new Map<LimitedHost, PollHealth[]>();
  for (const poll of polls) {
    const group = groups.get(poll.host);
    if (group === undefined) groups.set(poll.host, [poll]);
    else group.push(poll);
  }
  return [...groups].map(([host, all]): HostHealth => {
    const sum = (of: (poll: PollHealth) => number) => all.reduce((total, poll) => total + of(poll), 0);
    const asked = all.filter(({ answers, errors }) => answers + errors > 0);
    const latencies = all.flatMap(({ latenciesMs }) => latenciesMs).sort((a, b) => a - b);
    const times = all.flatMap(({ lastAnswerMs }) => lastAnswerMs ?? []);
    const rates = asked.reduce((total, { errorRate }) => total + errorRate, 0);
    return {
      host,
      questions: all.length,
      down: all.filter(({ status }) => status === 'down').length,
      answers: sum(({ answers }) => answers),
      events: sum(({ events }) => events),
      errors: sum(({ errors }) => errors),
      lastError: all.findLast(({ lastError }) => lastError !== undefined)?.lastError,
      faults: sum(({ faults }) => faults),
      lastFault: all.findLast(({ lastFault }) => lastFault !== undefined)?.lastFault,
      lastAnswerMs: times.length === 0 ? undefined : Math.max(...times),
      limitedMs: sum(({ limitedMs }) => limitedMs),
      latencyMs: latencies[latencies.length >> 1] ?? null,
      errorRate: asked.length === 0 ? 0 : rates / asked.length,
    };
  });
}
