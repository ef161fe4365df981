/**
 * The one script of the page: a button at each table that saves it as CSV.
 * Without scripts the page has no buttons and is otherwise the same.
 */
import { createHash } from 'node:crypto';

/**
 * Numbers are written as they are, not as they are shown. Text that a spreadsheet would take for a formula gets an
 * apostrophe before it.
 */
export const SAVE_CSV = `(() => {
const cellOf = (cell) => {
  if ('value' in cell.dataset) return cell.dataset.value;
  const unit = cell.dataset.unit;
  const small = cell.querySelector('small');
  let text = (small ? cell.firstChild.textContent.trim() : cell.textContent).replace(/\\u00a0/g, ' ');
  if (small) text += ' (' + (unit === '%' ? 'fraction' : unit === 'min:s' ? 's' : unit) + ')';
  if (/^[=+@\\t\\r-]/.test(text)) text = "'" + text;
  return /[",\\n\\r]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
};
for (const table of document.querySelectorAll('.table table')) {
  const caption = table.caption.textContent;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'save';
  button.textContent = 'Save as CSV';
  button.setAttribute('aria-label', 'Save as CSV: ' + caption);
  button.addEventListener('click', () => {
    const lines = [...table.rows].map((row) => [...row.cells].map(cellOf).join(','));
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['\\ufeff' + lines.join('\\r\\n') + '\\r\\n'], { type: 'text/csv' }));
    link.download = caption.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 60) + '.csv';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  });
  table.closest('.table').append(button);
}
})();`;

/** The source expression by which the page's policy lets exactly this script run. */
export const SAVE_CSV_HASH = `sha256-${createHash('sha256').update(SAVE_CSV).digest('base64')}`;
