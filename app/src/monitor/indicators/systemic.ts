/**
 * Two readings of how assets move together: how few factors carry the variance (absorption ratio) and how unlike the
 * past a day's returns are (turbulence). Returns are columns, one array of equal length per asset, the oldest first.
 */
import { InputError } from '@firebreak/engine';
import { choleskySolve, covariance, eigenvalues } from './matrix.ts';

/** Part of the eigenvectors that counts as few: a fifth, as in the source. */
const FEW = 0.2;

/**
 * Absorption ratio: variance of the N/5 strongest eigenvectors ÷ all variance, between N_few/N and 1. Source:
 * M. Kritzman, Y. Li, S. Page and R. Rigobon, "Principal components as a measure of systemic risk", Journal of
 * Portfolio Management 37(4), 2011, equation 1, with equal weights over the window (the paper's decay by half-lives).
 * Null where no return varies. Throws InputError for columns of unequal length or fewer than two rows.
 */
export function absorptionRatio(returns: readonly Float64Array[]): number | null {
  checkColumns(returns);
  const values = eigenvalues(covariance(returns));
  const all = values.reduce((sum, value) => sum + value, 0);
  if (!(all > 0)) return null;
  const few = Math.max(1, Math.round(values.length * FEW));
  return values.slice(0, few).reduce((sum, value) => sum + value, 0) / all;
}

/**
 * Standardised shift of a series of absorption ratios: (mean of the last `shortRows` − mean of the last `longRows`) ÷
 * standard deviation of the latter (divisor n). Source: the same paper, equation 2 (15 days, one year). Null while the
 * series is shorter than `longRows` or constant.
 */
export function absorptionShift(ratios: readonly number[], shortRows = 15, longRows = 365): number | null {
  if (ratios.length < longRows || shortRows > longRows) return null;
  const mean = (xs: readonly number[]) => xs.reduce((sum, x) => sum + x, 0) / xs.length;
  const long = ratios.slice(-longRows);
  const centre = mean(long);
  const deviation = Math.sqrt(mean(long.map((x) => (x - centre) * (x - centre))));
  return deviation > 0 ? (mean(ratios.slice(-shortRows)) - centre) / deviation : null;
}

/**
 * Turbulence of one day: (y − μ)′ Σ⁻¹ (y − μ) ÷ n, with mean and covariance (divisor T − 1) of the history, the day not
 * among it; 1 is an ordinary day. Source: M. Kritzman and Y. Li, "Skulls, financial turbulence, and risk management",
 * Financial Analysts Journal 66(5), 2010, equation 1, divided by the number of assets. Null where the history is too
 * short or assets repeat each other, so that Σ has no inverse.
 */
export function turbulence(day: readonly number[], history: readonly Float64Array[]): number | null {
  checkColumns(history);
  if (day.length !== history.length) throw bad(`${day.length} returns for ${history.length} assets`);
  const away = day.map((y, i) => y - meanOf(history[i]!));
  const solved = choleskySolve(covariance(history), away);
  if (solved === null) return null;
  return away.reduce((sum, a, i) => sum + a * solved[i]!, 0) / day.length;
}

function meanOf(column: Float64Array): number {
  return column.reduce((sum, value) => sum + value, 0) / column.length;
}

function checkColumns(columns: readonly Float64Array[]): void {
  const rows = columns[0]?.length ?? 0;
  if (rows < 2) throw bad(`${columns.length} assets over ${rows} rows`);
  if (columns.some((column) => column.length !== rows)) throw bad('columns of unequal length');
  if (columns.some((column) => column.some((value) => !Number.isFinite(value))))
    throw bad('a return that is no number');
}

function bad(got: string): InputError {
  return new InputError(`${got}: no covariance`, {
    code: 'bad-returns',
    hint: 'Give one column of finite returns per asset, all over the same times, two rows or more.',
  });
}
