import type { XmlFacts, XmlRecord, XmlRecordField } from '../../../src/domain/facts/index.js';
import type { Position } from '../../../src/domain/position.js';

export function fieldOf(record: XmlRecord, name: string): XmlRecordField | null {
  return record.fields.find((entry) => entry.name === name) ?? null;
}

/** What a field is given, whichever way it is written. */
export function contentOf(field: XmlRecordField | null): string | null {
  return field === null ? null : (field.eval ?? field.ref ?? field.text);
}

/** `name` becomes `addon.name`; an id that names its module stays. */
export function fullId(addon: string, id: string): string {
  return id.includes('.') ? id : `${addon}.${id}`;
}

export function placeOf(facts: XmlFacts, node: number): Position & { endLine: number } {
  const { line, column, endLine } = facts.nodes[node]!;
  return { line, column, endLine };
}
