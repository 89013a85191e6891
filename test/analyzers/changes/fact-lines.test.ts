import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { factsOf } from '../../../analyzers/changes/fact-lines.js';
import { applies, asSeenFrom, hopOf, loadChanges } from '../../../analyzers/changes/load.js';
import type { Change } from '../../../analyzers/changes/schema.js';
import { SERIES, type Series, seriesIndex } from '../../../src/domain/series.js';

const folder = 'analyzers/changes/data';
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

test.each(files)('%s: lines give the facts of the whole file, and the steps they are found by', (name) => {
  const bytes = readFileSync(`${folder}/${name}`);
  const whole = JSON.parse(bytes.toString('utf8')) as Change[];
  const facts = factsOf(bytes);
  expect(facts.map((fact) => fact.change())).toEqual(whole);
  const place = (series: Series | null) => (series === null ? -1 : seriesIndex(series));
  expect(facts.map(({ hops }) => hops)).toEqual(
    whole.map(({ deprecatedIn, breaksIn }) => [place(deprecatedIn), place(breaksIn)]),
  );
});

test('a line that does not tell its steps is looked at whole', () => {
  const [fact] = factsOf(Buffer.from('[\n{"id":"tide","old":"\\"deprecatedIn\\":null"}\n]\n'));
  expect(fact!.hops).toBeNull();
  expect(fact!.change()).toEqual({ id: 'tide', old: '"deprecatedIn":null' });
});

test('a list without entries, and a file without a line feed at its end', () => {
  expect(factsOf(Buffer.from('[\n\n]\n'))).toEqual([]);
  expect(factsOf(Buffer.from('[\n{"id":"é"}]')).map((fact) => fact.change())).toEqual([{ id: 'é' }]);
});

test('each span holds what a look at all facts finds', () => {
  const { changes, between, decidingIn } = loadChanges();
  const ids = (list: readonly Change[]) => list.map(({ id }) => id).sort();
  for (const from of SERIES) {
    expect(ids(decidingIn(from))).toEqual(ids(changes.filter((one) => one.decides && hopOf(one) === from)));
    for (const to of ['15.0', '18.0', '20.0'] as const) {
      const found = [...between(from, to).values()].flat();
      expect(ids(found)).toEqual(
        ids(changes.map((one) => asSeenFrom(to, one)).filter((one) => applies(one, from, to))),
      );
    }
  }
});
