/** The catalogue of the full series in the terminal, how they are in a folder, and what the case runs on. */
import type { InputSource } from '../assess/october/caseInputs.ts';
import type { Series } from '../assess/october/catalogue.ts';
import type { FileStatus } from '../assess/october/dataFetch.ts';
import { counted } from './format.ts';
import { wrap } from './textTable.ts';

const STATES: Readonly<Record<FileStatus['state'], string>> = {
  reference: 'there, the copy that the shipped waypoints were read from',
  fetched: 'there, as fetched from the archive (hash checked)',
  other: 'there, of unknown origin: used as it is, never replaced; to fetch it, move it away',
  absent: 'not there',
};

/** Every file with its addresses and terms, or why there are none. */
export function catalogueText(catalogue: readonly Series[], host: string, asOf: string, columns: number): string {
  const blocks = catalogue.map((series) => {
    const lines =
      series.kind === 'archive'
        ? [...series.archives.map((path) => `  ${host}/${path}`), wrap(`terms: ${series.licence}`, columns, '  ')]
        : [wrap(`not available, because: ${series.because}`, columns, '  ')];
    return [series.file, wrap(series.what, columns, '  '), ...lines].join('\n');
  });
  return `Full series of oct-10-2025; addresses and terms as of ${asOf}\n\n${blocks.join('\n\n')}`;
}

/** One line for each file of a folder. */
export function statusText(folder: string, files: readonly FileStatus[], columns: number): string {
  const blocks = files.map(({ series, state, failure }) => {
    const why =
      failure !== null
        ? `not fetched: ${failure.message}. ${failure.hint}`
        : state === 'absent' && series.kind === 'none'
          ? `not available, because: ${series.because}`
          : STATES[state];
    return `  ${series.file}\n${wrap(why, columns, '    ')}`;
  });
  return [`Files in ${folder}`, ...blocks].join('\n');
}

/** Which of the two the case runs on: full series at a path, or the waypoints that it ships with. */
export function inputsText({ folder, fromFolder, shipped, differing }: InputSource, columns: number): string {
  if (fromFolder.length === 0) {
    return wrap(
      `Runs on: the waypoints that ship with the case (no full series in ${folder}; firebreak data fetch brings them).`,
      columns,
    );
  }
  const same =
    differing.length === 0
      ? 'they give the shipped waypoints exactly'
      : `other than the shipped waypoints: ${differing.join(', ')}`;
  const own = shipped.length === 0 ? `all ${counted(fromFolder.length, 'input')}` : fromFolder.join(', ');
  const rest = shipped.length === 0 ? '' : ` Shipped waypoints for: ${shipped.join(', ')}.`;
  return wrap(`Runs on: the full series in ${folder} for ${own}; ${same}.${rest}`, columns);
}
