/**
 * Nine significant digits: what a calibration keeps of a number, and so what is used from the start. A run with the
 * numbers of the file is then the run that the file tells of.
 */

/** A number to nine significant digits. */
export function rounded(value: number): number {
  return Number.isInteger(value) || !Number.isFinite(value) ? value : Number(value.toPrecision(9));
}

/** The same for every number in plain data. */
export function roundedAll<T>(data: T): T {
  return JSON.parse(
    JSON.stringify(data, (_key, value: unknown) => (typeof value === 'number' ? rounded(value) : value)),
  ) as T;
}
