import type { AddonSource } from '../../../src/domain/addon.js';
import type { Position } from '../../../src/domain/position.js';
import type { Draft } from '../../../src/domain/rule.js';
import { compareSeries, isSeries } from '../../../src/domain/series.js';
import { defineRule } from '../define-rule.js';
import { isMigrationPath, isTestPath, isVendoredPath } from '../shared/paths.js';

/**
 * Task tags and the phrases that kept a precision of .87 on the data set of Maldonado & Shihab; wider word lists find
 * more and are wrong more often. Tags count in capitals, or in small letters where a colon follows.
 */
const TAG =
  /(^|[^\w.'"`-])(TODO|FIXME|XXX|HACK|KLUDGE)(?![\w'"`.-])|(^|[^\w.])(todo|fixme|Todo|ToDo|Fixme|FixMe)\s*(:|\()/;
const PHRASE =
  /\b(temporary (fix|hack|solution)|quick[ -](and|&|n)[ -]dirty|ugly (hack|fix|workaround)|dirty (hack|fix)|kludge|hackish|hacky)\b/i;
const ON_HOLD =
  /\b(?:remove|drop|delete|clean ?up|get rid of)\b[^.]{0,40}?\b(in|from|after|with|for|when[^.]{0,20})\s+(?:odoo\s+|v|version\s+)*(\d{1,2})(?:\.0)?\b(?!\.\d|\s*(?:days?|minutes?|hours?|lines?|%|st|nd|rd|th))/i;

export default defineRule({
  meta: {
    id: 'maintainability/self-admitted-debt',
    title: 'Debt that a comment admits',
    family: 'maintainability',
    severity: 'info',
    certainty: 'likely',
    effort: { minutes: 30, basis: 'Estimate: the comments do not say how much work they stand for.' },
    automation: 'manual',
    tool: null,
    why: 'Somebody knew that this was not finished and wrote it down. Such places break and slow down more often than others.',
    remedy: 'Do it, or turn the comment into a ticket with an owner. Delete what is no longer true.',
    limits:
      'Reads comments in Python, XML and JavaScript for TODO, FIXME, XXX, HACK, KLUDGE and a few set phrases. Debt admitted in other words is missed. Silent in tests, upgrade scripts and bundled libraries.',
    sources: [
      'https://doi.org/10.1109/TSE.2017.2654244 (Maldonado, Shihab, Tsantalis: data set of self-admitted debt)',
      'https://arxiv.org/abs/1910.13238 (MAT: task tags as a baseline)',
    ],
    messages: {
      admitted: 'A comment admits unfinished work: {tag}.',
      due: 'A comment says this goes with {version}, and the addon is on {series}.',
    },
  },
  requires: ['manifest'],
  *check({ source }): Iterable<Draft> {
    const { series } = source.addon;
    for (const { path, comments } of commentsOf(source)) {
      for (const { text, line, column } of comments) {
        const match = TAG.exec(text);
        const tag = match?.[2] ?? match?.[4] ?? PHRASE.exec(text)?.[1];
        const [, condition, version] = ON_HOLD.exec(text) ?? [];
        const due = version === undefined ? null : `${version}.0`;
        const draft = { path, line, column, subject: text.trim().slice(0, 80) };
        if (
          due !== null &&
          isSeries(due) &&
          series !== null &&
          compareSeries(due, series) <= (condition === 'after' ? -1 : 0)
        ) {
          yield { ...draft, message: 'due', args: { version: due, series }, severity: 'low' };
        } else if (tag !== undefined) yield { ...draft, message: 'admitted', args: { tag } };
      }
    }
  },
});

function* commentsOf(
  source: AddonSource,
): Iterable<{ path: string; comments: readonly (Position & { text: string })[] }> {
  for (const file of [...source.python, ...source.xml, ...source.javascript]) {
    if (!isTestPath(file.path) && !isMigrationPath(file.path) && !isVendoredPath(file.path)) yield file;
  }
}
