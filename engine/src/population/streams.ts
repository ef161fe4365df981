/**
 * Streams of random numbers of the generator, one per purpose (core/random.ts); the entity is the row of the account.
 */
export const STREAM = Object.freeze({
  size: 1,
  leverageBin: 2,
  leverage: 3,
  isolated: 4,
  multi: 5,
  token: 6,
  tokenShare: 7,
  legs: 8,
  cell: 9,
  entry: 10,
  stop: 11,
  stopDistance: 12,
  basisSize: 13,
  basisPartner: 14,
});
