/** Building blocks of the HTML report. Every text that comes from data passes through `escapeHtml`. */
import type { HtmlSection } from './section.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML: safe between tags and in quoted attributes; a number and its unit stay on one line. */
export function escapeHtml(text: string): string {
  const escaped = text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
  return escaped.replace(/(\d) (tn|bn|m|k|min|s|UTC)\b/g, '$1\u00a0$2');
}

/** A part of the page with its heading at level 2, where its numbers come from, and what is seen in words. */
export function sectionHtml({ id, title, lead, basis, body }: HtmlSection): string {
  const words = lead === '' ? '' : `<p class="lead">${escapeHtml(lead)}</p>`;
  return (
    `<section aria-labelledby="${id}" data-basis="${basis}"><div class="head">` +
    `<h2 id="${id}">${escapeHtml(title)}</h2><span class="basis">Basis: ${basis}</span></div>${words}${body}</section>`
  );
}

/** Names with what is said of each, as a list. */
export function wordsHtml(entries: readonly (readonly [name: string, words: string])[]): string {
  const items = entries.map(([name, words]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(words)}</dd>`);
  return `<dl class="words">${items.join('')}</dl>`;
}
