import type { XmlFacts, XmlRecord, XmlRecordField } from '../../../src/domain/facts/index.js';
import { PassingMap } from '../../../src/domain/passing.js';
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

const records = new PassingMap<XmlFacts, { addon: string; byId: Map<string, XmlRecord> }>();

/** The first record of a file of an addon that has a full id. */
export function recordWithId(facts: XmlFacts, addon: string, id: string): XmlRecord | undefined {
  let table = records.get(facts);
  if (table?.addon !== addon) {
    table = { addon, byId: new Map() };
    for (const record of facts.records) {
      const full = record.id === null ? null : fullId(addon, record.id);
      if (full !== null && !table.byId.has(full)) table.byId.set(full, record);
    }
    records.set(facts, table);
  }
  return table.byId.get(id);
}

export function placeOf(facts: XmlFacts, node: number): Position & { endLine: number } {
  const { line, column, endLine } = facts.nodes[node]!;
  return { line, column, endLine };
}
