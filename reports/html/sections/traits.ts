import { isUpgradeKnown } from '../../../src/domain/known.js';
import type { AddonResult } from '../../../src/domain/result.js';
import { SURFACE_LEVELS } from '../../../src/domain/surface.js';
import { html, type Markup, type Part } from '../../shared/html.js';
import { ageText, analysed, type Page, windowText } from '../context.js';
import { nameLink, sentence } from '../parts.js';
import { kindsTold } from './system.js';

function row(label: string, body: Part): Markup {
  return html`<dt>${label}</dt><dd>${body}</dd>`;
}

function list({ words }: Page, parts: readonly (string | false | null)[]): string {
  const text = parts.filter(Boolean).join(words.semicolon);
  return text === '' ? '' : `${text[0]!.toUpperCase()}${text.slice(1)}.`;
}

function surface(page: Page, { overrideSurface: found }: AddonResult): Markup | null {
  const { limits, f } = page;
  const words = page.words.surface;
  if (!found) return null;
  const counts = SURFACE_LEVELS.filter((level) => found.counts[level] > 0)
    .map((level) => `${level} ${f.whole(found.counts[level])}`)
    .join(', ');
  const places = found.places
    .filter(({ level }) => level !== 'A')
    .slice(0, limits.places)
    .map(
      ({ level, what, path, line }) => html`<li>${level}: ${analysed(page, what)} <code>${path}:${line}</code></li>`,
    );
  return row(
    words.title,
    html`<b>${found.level}</b> <span class="soft">${words.meaning[found.level]}.</span> ${
      counts !== '' && words.counts(counts)
    }${found.basis === 'text' && html` <span class="soft">${words.text}</span>`}${
      places.length > 0 && html`<ul class="why">${places}</ul>`
    }`,
  );
}

function history(page: Page, addon: AddonResult): Part {
  const { keys, limits, f } = page;
  const words = page.words.traits;
  const told = addon.history;
  if (!told) return null;
  const sentence = list(page, [
    words.commits(told.commits, told.commitsYear),
    !told.complete && words.incomplete,
    words.last(ageText(page, told.daysSinceChange), f.day(told.asOf)),
    told.authors > 0 && words.authors(told.authors, told.authorsYear),
    told.truckFactor !== null &&
      words.truck(told.truckFactor) + (told.orphaned ? `, ${words.orphaned(told.truckFactor)}` : ''),
    told.fixShare !== null && words.fixes(told.fixShare),
  ]);
  const spots = told.hotspots
    .slice(0, limits.places)
    .map(
      ({ path, commits, complexity }) =>
        html`<li><code>${path}</code> <span class="soft">${words.hotspot(commits, complexity)}</span></li>`,
    );
  const coupled = told.coupledWith
    .slice(0, limits.places)
    .map(
      (other, index) =>
        html`${index > 0 && ', '}${nameLink(other.addon, keys)} <span class="soft">${f.percent(other.degree / 100)}</span>`,
    );
  return [
    row(words.history, sentence),
    spots.length > 0 && row(words.hotspots, html`<ul class="why">${spots}</ul>`),
    coupled.length > 0 && row(words.coupled, coupled),
  ];
}

/** State of the module in the database, with the version where it is told. */
function installed({ words: { traits: words } }: Page, state: string, version: string | null): string {
  const named = Object.hasOwn(words.states, state) ? words.states[state]! : state;
  return version === null ? named : words.version(named, version);
}

function observed(page: Page, { observed: told }: AddonResult): Markup | null {
  const { f } = page;
  const words = page.words.traits;
  if (!told) return null;
  const { database, log, tickets } = told;
  const parts: (string | false | null)[] = [];
  if (database) {
    const rows = database.ownModels.flatMap(({ rows: some }) => some ?? []);
    parts.push(
      database.state === null ? words.unknownModule : installed(page, database.state, database.installedVersion),
      rows.length > 0 && words.rows(sum(rows), rows.length),
      (database.changedViews ?? 0) > 0 && words.changedViews(database.changedViews!),
    );
  }
  if (log) {
    const { own, routes, reports } = log.requests;
    const all = sum(Object.values(own)) + routes + reports;
    parts.push(
      words.requests(all, log.activeDays) + (log.lastUse ? words.lastRequest(f.day(log.lastUse)) : ''),
      log.errors > 0 && words.errors(log.errors),
      log.cronFailures > 0 && words.crons(log.cronFailures, log.cronRuns),
    );
  }
  if (tickets) {
    const kinds = kindsTold(page, tickets.byKind);
    parts.push(kinds !== '' && words.tickets(kinds, tickets.open));
  }
  const sentence = list(page, parts);
  return sentence === '' ? null : row(words.observed, sentence);
}

/** The terms of what waiting costs, and what was left out for want of knowledge. */
function interest(page: Page, { debt }: AddonResult): Markup | null {
  const { limits, words } = page;
  const terms = [...debt.interest.factors].sort((a, b) => b.points - a.points).slice(0, limits.places + 2);
  if (terms.length === 0 || limits.places === 0) return null;
  const rows = terms.map(({ points, why }) =>
    points === 0
      ? html`<li class="soft">${sentence(page, why)}</li>`
      : html`<li><b>${words.hours(points)}</b> ${sentence(page, why)}</li>`,
  );
  return row(words.traits.interest, html`<ul class="why">${rows}</ul>`);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** What each version step takes; nothing where there is one alone, because the total says it. */
function steps({ words }: Page, addon: AddonResult): Markup | null {
  const { hops } = addon.upgradeCost;
  if (hops.length < 2 || !isUpgradeKnown(addon)) return null;
  const told = hops.map(({ to, hours, changedLines }) => words.ready.step(to, hours.p50, changedLines.p50));
  return row(words.ready.steps, `${told.join(words.semicolon)}.`);
}

/** How the addon stands to Odoo's code, in git and in production; null where nothing is told. */
export function traits(page: Page, addon: AddonResult): Markup | null {
  const words = page.words.traits;
  const { duplicatedShare: twice } = addon;
  const told: Part[] = [
    steps(page, addon),
    interest(page, addon),
    surface(page, addon),
    observed(page, addon),
    history(page, addon),
    twice !== undefined && twice !== null && twice > 0 && row(words.duplicated, words.duplicatedText(twice)),
  ].filter((part) => part);
  return told.length === 0 ? null : html`<dl class="traits">${told}</dl>`;
}

/** What the sources said of its use, in one sentence; null where none was asked. */
export function usageNote(page: Page, { usage }: AddonResult): Markup | null {
  const words = page.words.traits.useState;
  const { observed: told } = usage;
  if (!told) return null;
  const text =
    told.state === 'silent' && told.window !== null
      ? words.silentSince(windowText(page, told.window))
      : words[told.state];
  return html`<p class="soft">${text}</p>`;
}
