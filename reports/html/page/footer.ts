import { html, type Markup } from '../../shared/html.js';
import type { Page } from '../context.js';

/** Checkouts named in the footer; all of them stand under the method. */
const NAMED = 3;
/** Digits of a commit, as many as git shows of large repositories. */
const DIGITS = 10;

/** How the page came about, so that two of them can be told apart, and how much was not looked at. */
export function footer({ result, words: { page: words, method }, f }: Page): Markup {
  const { tool, schemaVersion, generatedAt, provenance, coverage } = result;
  const checkouts = provenance?.checkouts;
  const named = (checkouts ?? [])
    .slice(0, NAMED)
    .map(({ name, commit }) => `${commit?.slice(0, DIGITS) ?? method.noCommit} (${name})`);
  const more = (checkouts?.length ?? 0) - named.length;
  const told = [
    words.made(tool.name, tool.version, schemaVersion),
    ...(generatedAt === undefined ? [] : [words.at(f.moment(generatedAt))]),
    named.length === 0 ? words.noCommits : words.commits(named.join(', '), more),
    ...(provenance === undefined ? [] : [words.settings(provenance.settings)]),
  ];
  const open = words.open(coverage.failed.length, coverage.skipped.length, coverage.unknown.length);
  return html`${told.join(' ')} <a href="#method">${open}</a>`;
}
