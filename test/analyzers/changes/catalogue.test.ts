import { beforeAll, describe, expect, test } from 'vitest';
import { loadChanges } from '../../../analyzers/changes/load.js';
import type { MatchKind } from '../../../analyzers/changes/match.js';
import type { Change } from '../../../analyzers/changes/schema.js';
import { createReaders, type Readers } from '../../../analyzers/readers.js';
import { RULES } from '../../../analyzers/rules/index.js';
import type { JavaScriptFacts } from '../../../src/domain/facts/javascript.js';
import type { Draft } from '../../../src/domain/rule.js';
import { hopsBetween, SERIES, type Series, seriesIndex } from '../../../src/domain/series.js';
import { resolve } from '../../../src/registry/index.js';
import { addonSource } from '../../helpers/source.js';
import { type Sample, synthesize } from './synthesize.js';

let readers: Readers;
let readJavaScript: (path: string, text: string) => JavaScriptFacts;
beforeAll(async () => {
  readers = await createReaders('auto');
  readJavaScript = await readers.javascript();
});

const hopOf = (change: Change): Series => (change.breaksIn ?? change.deprecatedIn)!;
const previous = (series: Series): Series => SERIES[seriesIndex(series) - 1]!;
const next = (series: Series): Series => SERIES[seriesIndex(series) + 1]!;

/** What the change's own rule says of its sample on the way from one series to another. */
function draftsOf(change: Change, sample: Sample, from: Series, target: Series): Draft[] {
  const manifest = readers.manifest(
    '__manifest__.py',
    `{\n'name': 'Library',\n'version': '${from}.1.0.0',\n${sample.manifest ?? ''}\n}\n`,
  );
  const source = addonSource('library', {
    manifest,
    python: sample.python ? [readers.python('models/book.py', sample.python)] : [],
    xml: sample.xml ? [readers.xml(sample.static ? 'static/src/xml/book.xml' : 'views/book.xml', sample.xml)] : [],
    javascript: sample.javascript ? [readJavaScript('static/src/js/book.js', sample.javascript)] : [],
    files: (sample.files ?? []).map((path) => ({ path, bytes: 1 })),
  });
  source.addon.series = from;
  const portfolio = resolve([source]);
  const rule = RULES.find((candidate) => candidate.meta.id === change.rule)!;
  return [...rule.check({ source, portfolio, target, hops: hopsBetween(from, target) })];
}

const deciding = loadChanges().changes.filter((change) => change.decides);
const kinds = [...new Set(deciding.map((change) => change.match.kind))].sort();

describe.each(kinds)('%s', (kind: MatchKind) => {
  const changes = deciding.filter((change) => change.match.kind === kind);

  test('finds each of its changes on the version that breaks it, and not once it is there', {
    timeout: 120_000,
  }, () => {
    const silent: string[] = [];
    const late: string[] = [];
    let found = 0;
    for (const change of changes) {
      const hop = hopOf(change);
      const sample = synthesize(change);
      if (sample === null || (change.validSince && seriesIndex(change.validSince) > seriesIndex(previous(hop))))
        continue;
      const drafts = draftsOf(change, sample, previous(hop), hop);
      if (drafts.some((draft) => draft.change === change.id)) found++;
      else if (!drafts.some((draft) => (draft.hop ?? draft.deprecatedSince) === hop)) silent.push(change.id);
      if (draftsOf(change, sample, hop, next(hop)).some((draft) => draft.change === change.id)) late.push(change.id);
    }
    expect(silent).toEqual([]);
    expect(late).toEqual([]);
    expect(found).toBeGreaterThan(0);
  });
});

/** Told by the rule on modules at the same place: the whole module was merged into base in 13.0. */
const COVERED = new Set(['py-decimal-precision']);

test('each change that is deprecated before it breaks is told as such up to the series that breaks it', () => {
  const silent: string[] = [];
  const wrong: string[] = [];
  let found = 0;
  for (const change of deciding) {
    const { deprecatedIn, breaksIn, replacementSince, validSince, id } = change;
    if (deprecatedIn === null || breaksIn === null || seriesIndex(deprecatedIn) === 0 || COVERED.has(id)) continue;
    if (seriesIndex(deprecatedIn) >= seriesIndex(breaksIn)) continue;
    const sample = synthesize(change);
    const from = previous(deprecatedIn);
    const isNew = (since: Series | null, at: Series) => since !== null && seriesIndex(since) > seriesIndex(at);
    if (sample === null || isNew(validSince, from) || isNew(replacementSince, deprecatedIn)) continue;
    const told = (start: Series, target: Series) =>
      draftsOf(change, sample, start, target).find((draft) => draft.change === id);
    for (const target of [deprecatedIn, previous(breaksIn)]) {
      const draft = told(from, target);
      if (draft === undefined) silent.push(`${id} in ${target}`);
      else if (draft.hop !== undefined || draft.deprecatedSince !== deprecatedIn) wrong.push(`${id} in ${target}`);
      else found++;
    }
    const broken = told(from, breaksIn);
    if (broken?.deprecatedSince !== undefined && broken.hop !== undefined) wrong.push(`${id} in ${breaksIn}`);
    // Who is past the first warning has heard it.
    if (told(deprecatedIn, previous(breaksIn))) wrong.push(`${id} from ${deprecatedIn} on`);
  }
  expect(wrong).toEqual([]);
  expect(silent).toEqual([]);
  expect(found).toBeGreaterThan(50);
});
