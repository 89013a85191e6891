import type { AddonSource } from '../../../src/domain/addon.js';
import type { XmlFacts, XmlRecord, XmlRecordField } from '../../../src/domain/facts/index.js';
import { xmlFile } from '../../../src/domain/file-lookups.js';
import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { dataEntries } from '../shared/manifest.js';
import { contentOf, fieldOf, fullId, placeOf } from '../shared/xml.js';

export default defineRule({
  meta: {
    id: 'reliability/duplicate-xmlid',
    title: 'XML id given twice',
    family: 'reliability',
    severity: 'medium',
    certainty: 'certain',
    effort: { minutes: 15, basis: 'Estimate: delete or rename one of the two and update once.' },
    automation: 'manual',
    tool: null,
    why: 'The second record overwrites the first at every update. Which of the two counts depends on the order of the manifest.',
    remedy: 'Remove one of them, or give it an id of its own.',
    limits:
      'Compares XML records and the rows of one CSV file in the manifest; demo data may change records on purpose. Silent where the second adds fields and changes none: it completes the first, a usual way round circular references.',
    sources: [
      'https://github.com/odoo/odoo/blob/16.0/odoo/tools/convert.py (_tag_record updates the record an id stands for)',
      'https://github.com/OCA/odoo-pre-commit-hooks (xml-duplicate-record-id)',
    ],
    messages: {
      row: '{id} is given a second time in {file}; line {line} does not count.',
      overwritten: '{id} is given a second time and overwrites {fields} of {file}:{line}.',
      copy: '{id} is given a second time with the same content as {file}:{line}.',
      model: '{id} is a {model} here and a {other} in {file}:{line}; installation fails.',
    },
  },
  requires: ['manifest'],
  *check({ source }): Iterable<Draft> {
    yield* rows(source);
    const first = new Map<string, Seen>();
    for (const facts of loadedFiles(source)) {
      for (const record of facts.records) {
        if (record.id === null) continue;
        const id = fullId(source.addon.name, record.id);
        const earlier = first.get(id);
        if (earlier === undefined) {
          if (id.startsWith(`${source.addon.name}.`)) first.set(id, { facts, record });
          continue;
        }
        const found = compare(earlier, record);
        if (found === null) continue;
        const { line } = placeOf(earlier.facts, earlier.record.node);
        const args = { id, file: earlier.facts.path, line, ...found.args };
        yield {
          message: found.message,
          args,
          path: facts.path,
          ...placeOf(facts, record.node),
          symbol: id,
          subject: found.message,
        };
      }
    }
  },
});

/** Rows of one CSV file with one id. Rows without an id continue the one above: odoo/models.py _extract_records. */
function* rows(source: AddonSource): Iterable<Draft> {
  const paths = new Set(dataEntries(source).map((entry) => entry.value));
  for (const facts of source.csv) {
    const column = facts.header.indexOf('id');
    if (column < 0 || !paths.has(facts.path)) continue;
    const first = new Map<string, number>();
    for (const { cells, line } of facts.rows) {
      const given = (cells[column] ?? '').trim();
      if (given === '') continue;
      const id = fullId(source.addon.name, given);
      const earlier = first.get(id);
      if (earlier === undefined) {
        first.set(id, line);
        continue;
      }
      const args = { id, file: facts.path, line: earlier };
      yield { message: 'row', args, path: facts.path, line, column: 1, symbol: id, subject: 'row' };
    }
  }
}

type Seen = { facts: XmlFacts; record: XmlRecord };

function loadedFiles(source: AddonSource): XmlFacts[] {
  const paths = [...new Set(dataEntries(source).map((entry) => entry.value))];
  return paths.flatMap((path) => xmlFile(source, path) ?? []);
}

function compare({ record: first }: Seen, second: XmlRecord): Pick<Draft, 'message' | 'args'> | null {
  if (first.model !== second.model) return { message: 'model', args: { model: second.model, other: first.model } };
  const shared = second.fields.filter((field) => isGivenAgain(first, field));
  const changed = shared.filter((field) => differs(first, field));
  if (changed.length > 0)
    return { message: 'overwritten', args: { fields: changed.map((field) => field.name).join(', ') } };
  // Nothing new and nothing changed: a copy. Otherwise the second completes the first.
  return shared.length > 0 && shared.length === second.fields.length ? { message: 'copy' } : null;
}

/** Both set the field. Commands that add to a relation (4, 6) are meant to come one after the other. */
function isGivenAgain(first: XmlRecord, field: XmlRecordField): boolean {
  return fieldOf(first, field.name) !== null && !/^\s*\[\s*\(\s*[46]\b|Command\.(link|set)/.test(field.eval ?? '');
}

/** The text of an arch stands in the elements below it, so two of them are taken to differ. */
function differs(first: XmlRecord, field: XmlRecordField): boolean {
  return field.name === 'arch' || contentOf(fieldOf(first, field.name)) !== contentOf(field);
}
