import type { XmlFacts, XmlRecord, XmlRecordField } from '../../../src/domain/facts/xml.js';
import { isOwnModel } from '../facts/own.js';
import { symbolAt } from '../facts/python.js';
import type { ChangeOf } from '../load.js';
import type { Hit, Scope } from '../scope.js';

/** Records of data files that set a field which is gone, or give it a value that is. */
export function* matchRecords(scope: Scope): Generator<Hit> {
  const models = scope.index('xml.record_field', 'models', (match) => match.models);
  for (const file of scope.source.xml) {
    for (const record of file.records) {
      if (record.tag !== 'record') continue;
      for (const change of models.get(record.model) ?? []) {
        if (isOwnModel(scope.portfolio.registry, record.model)) continue;
        const { line, column } = file.nodes[record.node]!;
        const at = { path: file.path, line, column, symbol: record.id ?? '' };
        if (change.match.fields.length === 0) {
          yield { ...at, change, subject: record.model };
          continue;
        }
        if (change.match.with && !record.fields.some((field) => field.name === change.match.with)) continue;
        for (const field of record.fields) {
          if (!change.match.fields.includes(field.name) || !valueMatches(file, field, change)) continue;
          const place = file.nodes[field.node]!;
          yield { ...at, line: place.line, column: place.column, change, subject: `${record.model}.${field.name}` };
        }
      }
    }
  }
  yield* viewModes(scope);
}

function valueMatches(file: XmlFacts, field: XmlRecordField, { match }: ChangeOf<'xml.record_field'>): boolean {
  if (match.values)
    return match.values.includes(field.text) || match.values.some((value) => field.eval === `'${value}'`);
  if (match.contains) {
    const text = `${textsOf(file, field.node)} ${field.eval ?? ''}`;
    return match.contains.some((part) => text.includes(part));
  }
  return true;
}

/** All texts and attribute values inside an element. Children follow their parent directly in the list of nodes. */
function textsOf(file: XmlFacts, start: number): string {
  const inside = new Set([start]);
  const parts = [file.nodes[start]!.text];
  for (let index = start + 1; index < file.nodes.length; index++) {
    const node = file.nodes[index]!;
    if (!inside.has(node.parent)) break;
    inside.add(index);
    parts.push(node.text, ...Object.values(node.attributes));
  }
  return parts.join(' ');
}

/** Kinds of views, in whatever list they stand. Source: ir.ui.view type, selection of all versions. */
const VIEW_TYPES = new Set(
  'tree list form kanban calendar graph pivot gantt activity search cohort map grid dashboard diagram qweb timeline'.split(
    ' ',
  ),
);
const MODE_FIELDS = new Set(['view_mode', 'binding_view_types']);
const isModes = (text: string): boolean => text.split(',').every((part) => VIEW_TYPES.has(part.trim()));
const holds = (text: string, mode: string): boolean => text.split(',').some((part) => part.trim() === mode);

/** `tree` in the view modes of actions: data files, shortcuts and Python literals. */
function* viewModes(scope: Scope): Generator<Hit> {
  for (const change of scope.of('view.mode')) {
    const { mode } = change.match;
    for (const file of scope.source.xml) {
      for (const record of file.records) {
        for (const { text, node } of modesOf(file, record)) {
          if (!isModes(text) || !holds(text, mode)) continue;
          const { line, column } = file.nodes[node]!;
          yield { change, path: file.path, line, column, symbol: record.id ?? '', subject: text };
        }
      }
    }
    for (const file of scope.source.python) {
      for (const text of file.strings) {
        if (!isModes(text.value) || !holds(text.value, mode)) continue;
        const { line, column } = text;
        const certainty = text.value === mode ? { certainty: 'likely' as const } : {};
        yield {
          change,
          path: file.path,
          line,
          column,
          symbol: symbolAt(file, text),
          subject: text.value,
          ...certainty,
        };
      }
    }
  }
}

function modesOf(file: XmlFacts, record: XmlRecord): { text: string; node: number }[] {
  const attribute = file.nodes[record.node]!.attributes.view_mode;
  const fields = record.fields.filter((field) => MODE_FIELDS.has(field.name) && field.node !== record.node);
  const modes = fields.map((field) => ({ text: field.text, node: field.node }));
  return attribute ? [...modes, { text: attribute, node: record.node }] : modes;
}
