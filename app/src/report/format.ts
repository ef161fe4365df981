/**
 * Numbers as people read them: three significant digits, a scale and a unit. Terminal, HTML and progress bar share
 * these, so that one figure never has two spellings.
 */

const SCALES = [
  [1e12, ' tn'],
  [1e9, ' bn'],
  [1e6, ' m'],
  [1e3, ' k'],
] as const;
/** A value this close below a scale would be printed as 1,000 of the smaller one. */
const ROUNDS_UP = 0.9995;
const MINUS = '−';

/** Three significant digits of a number at or above 0, without trailing exponent. */
function threeDigits(value: number): string {
  if (value === 0) return '0';
  if (value < 0.001) return value.toExponential(1);
  if (value < 1) return value.toPrecision(3);
  return value.toFixed(value < 9.995 ? 2 : value < 99.95 ? 1 : 0);
}

function signed(value: number, text: string): string {
  return value < 0 ? MINUS + text : text;
}

/** An amount with its scale and no unit: `1.27 bn`, `33.9 m`, `412 k`, `950`. */
export function amount(value: number): string {
  const size = Math.abs(value);
  for (const [scale, name] of SCALES) {
    if (size >= scale * ROUNDS_UP) return signed(value, threeDigits(size / scale) + name);
  }
  return signed(size < 0.5 ? 0 : value, size < 0.5 ? '0' : size.toFixed(0));
}

/** An amount of money: `$1.27 bn`. */
export function usd(value: number): string {
  return signed(Math.abs(value) < 0.5 ? 0 : value, `$${amount(Math.abs(value))}`);
}

/** A count, whole, with thousands separated: `41,203`. */
export function count(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

/** A count with its noun in the right number: `1 account`, `3 accounts`. */
export function counted(value: number, noun: string): string {
  return `${count(value)} ${noun}${Math.round(value) === 1 ? '' : 's'}`;
}

/** A fraction as a percentage: `12.3%`; `plus` writes the sign of gains too. */
export function percent(fraction: number, plus = false): string {
  const size = Math.abs(fraction) * 100;
  const digits =
    size < 0.00005 ? '0' : size >= 99.95 ? size.toFixed(0) : size >= 9.995 ? size.toFixed(1) : size.toFixed(2);
  return `${fraction < 0 && digits !== '0' ? MINUS : plus && digits !== '0' ? '+' : ''}${digits}%`;
}

/** A ratio with two digits after the point: `1.82`. */
export function ratio(value: number): string {
  return value.toFixed(2);
}

/** A price in USD with five significant digits and thousands separated: `$112,350`, `$0.18342`. */
export function price(value: number): string {
  if (value >= 10_000) return `$${Math.round(value).toLocaleString('en-US')}`;
  if (value === 0) return '$0';
  if (value >= 1000) return `$${Number(value.toPrecision(5)).toLocaleString('en-US')}`;
  return `$${value < 1e-6 ? value.toExponential(3) : Number(value.toPrecision(5)).toString()}`;
}

/** Seconds as `12:34`, or `1:02:34` from an hour on. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const rest = `${two(Math.floor((whole % 3600) / 60))}:${two(whole % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** A length of time in its largest whole unit: `2 h`, `90 min`, `45 s`. */
export function lengthInWords(seconds: number): string {
  if (seconds >= 7200 && seconds % 3600 === 0) return `${count(seconds / 3600)} h`;
  return seconds >= 120 && seconds % 60 === 0 ? `${count(seconds / 60)} min` : `${Number(seconds.toFixed(3))} s`;
}

/** Time of day of a moment, UTC: `21:15:30`; without seconds where `short`. */
export function clock(ms: number, short = false): string {
  return new Date(ms).toISOString().slice(11, short ? 16 : 19);
}

/** A moment as `2025-10-10 21:15 UTC`. */
export function moment(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** A tick of a money axis: `$1.2 bn`, without digits that say nothing. */
export function axisUsd(value: number): string {
  return usd(value).replace(/(\.\d*?)0+(?= |$)/, (_, kept: string) => (kept === '.' ? '' : kept));
}

/** Ticks of a price axis from its lowest price. */
export function axisPrice(low: number): (value: number) => string {
  return low >= 10_000
    ? (value) => `$${Number((value / 1000).toPrecision(4))} k`
    : (value) => price(Number(value.toPrecision(4)));
}
