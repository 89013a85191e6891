import type { AddonResult } from '../../../src/domain/result.js';
import { SURFACE_LEVELS } from '../../../src/domain/surface.js';
import { html, type Markup, type Part } from '../../shared/html.js';
import { age, count, hours, percent, whole } from '../../shared/numbers.js';
import { day } from '../../shared/time.js';
import type { Limits } from '../limits.js';
import { nameLink } from '../parts.js';
import { SURFACE, TRAITS } from '../words-evidence.js';
import { kindsTold } from './system.js';

function row(label: string, body: Part): Markup {
  return html`<dt>${label}</dt><dd>${body}</dd>`;
}

function list(parts: readonly (string | false | null)[]): string {
  const text = parts.filter(Boolean).join('; ');
  return text === '' ? '' : `${text[0]!.toUpperCase()}${text.slice(1)}.`;
}

function surface({ overrideSurface: found }: AddonResult, limits: Limits): Markup | null {
  if (!found) return null;
  const counts = SURFACE_LEVELS.filter((level) => found.counts[level] > 0)
    .map((level) => `${level} ${whole(found.counts[level])}`)
    .join(', ');
  const places = found.places
    .filter(({ level }) => level !== 'A')
    .slice(0, limits.places)
    .map(({ level, what, path, line }) => html`<li>${level}: ${what} <code>${path}:${line}</code></li>`);
  return row(
    SURFACE.title,
    html`<b>${found.level}</b> <span class="soft">${SURFACE.meaning[found.level]}.</span> ${
      counts !== '' && SURFACE.counts(counts)
    }${found.basis === 'text' && html` <span class="soft">${SURFACE.text}</span>`}${
      places.length > 0 && html`<ul class="why">${places}</ul>`
    }`,
  );
}

function history(addon: AddonResult, keys: ReadonlySet<string>, limits: Limits): Part {
  const told = addon.history;
  if (!told) return null;
  const sentence = list([
    TRAITS.commits(count(told.commits, 'commit'), whole(told.commitsYear)),
    !told.complete && TRAITS.incomplete,
    TRAITS.last(age(told.daysSinceChange), day(told.asOf)),
    told.authors > 0 && TRAITS.authors(count(told.authors, 'author'), whole(told.authorsYear)),
    told.truckFactor !== null &&
      TRAITS.truck(told.truckFactor) + (told.orphaned ? `, ${TRAITS.orphaned(told.truckFactor)}` : ''),
    told.fixShare !== null && TRAITS.fixes(percent(told.fixShare)),
  ]);
  const spots = told.hotspots
    .slice(0, limits.places)
    .map(
      ({ path, commits, complexity }) =>
        html`<li><code>${path}</code> <span class="soft">${TRAITS.hotspot(count(commits, 'commit'), whole(complexity))}</span></li>`,
    );
  const coupled = told.coupledWith
    .slice(0, limits.places)
    .map(
      (other, index) =>
        html`${index > 0 && ', '}${nameLink(other.addon, keys)} <span class="soft">${percent(other.degree / 100)}</span>`,
    );
  return [
    row(TRAITS.history, sentence),
    spots.length > 0 && row(TRAITS.hotspots, html`<ul class="why">${spots}</ul>`),
    coupled.length > 0 && row(TRAITS.coupled, coupled),
  ];
}

function observed({ observed: told }: AddonResult): Markup | null {
  if (!told) return null;
  const { database, log, tickets } = told;
  const parts: (string | false | null)[] = [];
  if (database) {
    const rows = database.ownModels.flatMap(({ rows: some }) => some ?? []);
    parts.push(
      database.state === null ? TRAITS.unknownModule : TRAITS.installed(database.state, database.installedVersion),
      rows.length > 0 && TRAITS.rows(count(sum(rows), 'row'), count(rows.length, 'model')),
      (database.changedViews ?? 0) > 0 && TRAITS.changedViews(count(database.changedViews!, 'view')),
    );
  }
  if (log) {
    const { own, routes, reports } = log.requests;
    const all = sum(Object.values(own)) + routes + reports;
    parts.push(
      TRAITS.requests(count(all, 'request'), count(log.activeDays, 'day'), log.lastUse && day(log.lastUse)),
      log.errors > 0 && count(log.errors, 'error'),
      log.cronFailures > 0 && TRAITS.crons(whole(log.cronFailures), whole(log.cronRuns)),
    );
  }
  if (tickets) {
    const kinds = kindsTold(tickets.byKind);
    parts.push(kinds !== '' && TRAITS.tickets(kinds, whole(tickets.open)));
  }
  const sentence = list(parts);
  return sentence === '' ? null : row(TRAITS.observed, sentence);
}

/** The terms of what waiting costs, and what was left out for want of knowledge. */
function interest({ debt }: AddonResult, limits: Limits): Markup | null {
  const terms = [...debt.interest.factors].sort((a, b) => b.points - a.points).slice(0, limits.places + 2);
  if (terms.length === 0 || limits.places === 0) return null;
  const rows = terms.map(({ points, why }) =>
    points === 0 ? html`<li class="soft">${why}</li>` : html`<li><b>${hours(points)} h</b> ${why}</li>`,
  );
  return row(TRAITS.interest, html`<ul class="why">${rows}</ul>`);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** How the addon stands to Odoo's code, in git and in production; null where nothing is told. */
export function traits(addon: AddonResult, keys: ReadonlySet<string>, limits: Limits): Markup | null {
  const { duplicatedShare: twice } = addon;
  const told: Part[] = [
    interest(addon, limits),
    surface(addon, limits),
    observed(addon),
    history(addon, keys, limits),
    twice !== undefined &&
      twice !== null &&
      twice > 0 &&
      row(TRAITS.duplicated, `${TRAITS.duplicatedText(percent(twice))}.`),
  ].filter((part) => part);
  return told.length === 0 ? null : html`<dl class="traits">${told}</dl>`;
}

/** What the sources said of its use, in one sentence; null where none was asked. */
export function usageNote({ usage }: AddonResult): Markup | null {
  const { observed: told } = usage;
  if (!told) return null;
  const text = told.state === 'silent' ? TRAITS.useState.silent(told.window) : TRAITS.useState[told.state];
  return html`<p class="soft">${text}</p>`;
}
