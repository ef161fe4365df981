/**
 * Streams of the counter-based generator: every kind of draw has its own, so that no draw depends on another's order.
 */
export const STREAM = Object.freeze({ noise: 1, marginCall: 2 });
