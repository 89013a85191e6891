import type { AddonSource } from '../../../src/domain/addon.js';
import type { CsvFacts, XmlFacts, XmlRecordField } from '../../../src/domain/facts/index.js';
import { csvFile, xmlFile } from '../../../src/domain/file-lookups.js';
import type { Position } from '../../../src/domain/position.js';
import { fullId } from './xml.js';

/** A record id that Odoo looks up while it loads a data file. */
export interface Use extends Position {
  id: string;
  symbol: string;
  /** Rank of the record among those of its file. */
  order: number;
}
/** Attributes of shortcut tags that name records. Source: odoo/tools/convert.py (16.0) _tag_menuitem, _tag_template. */
const SHORTCUT_REFERENCES: Readonly<Record<string, readonly string[]>> = {
  menuitem: ['parent', 'action', 'groups'],
  template: ['inherit_id', 'groups'],
};

/** Record ids that loading the file looks up, in source order. */
export function* usesOf(source: AddonSource, path: string): Iterable<Use> {
  const xml = xmlFile(source, path);
  const csv = csvFile(source, path);
  if (xml) yield* usesOfXml(source, xml);
  if (csv) yield* usesOfCsv(source, csv);
}

function* usesOfXml(source: AddonSource, facts: XmlFacts): Iterable<Use> {
  for (const [order, record] of facts.records.entries()) {
    const symbol = fullId(source.addon.name, record.id ?? '');
    for (const field of record.fields) {
      const { line, column } = facts.nodes[field.node]!;
      for (const id of idsOf(field)) {
        const full = fullId(source.addon.name, id);
        if (full !== symbol) yield { id: full, symbol, order, line, column };
      }
    }
    const node = facts.nodes[record.node]!;
    const { line, column } = node;
    for (const name of SHORTCUT_REFERENCES[record.tag] ?? []) {
      for (const part of (node.attributes[name] ?? '').split(',')) {
        const id = part.trim().replace(/^-/, '');
        if (/^[\w.]+$/.test(id)) yield { id: fullId(source.addon.name, id), symbol, order, line, column };
      }
    }
  }
  yield* usesInArch(source, facts);
}

/** `%(action_x)d` in attributes and texts of views. Source: odoo/tools/convert.py _process. */
function* usesInArch(source: AddonSource, facts: XmlFacts): Iterable<Use> {
  const orders = new Map(facts.records.map((record, order) => [record.node, order]));
  for (const node of facts.nodes) {
    for (const text of [...Object.values(node.attributes), node.text]) {
      if (!text.includes('%(')) continue;
      let at = node.parent;
      while (at >= 0 && !orders.has(at)) at = facts.nodes[at]!.parent;
      const order = orders.get(at);
      if (order === undefined) continue;
      const symbol = fullId(source.addon.name, facts.records[order]!.id ?? '');
      for (const match of text.matchAll(/%\(([\w.]+)\)d/g)) {
        yield { id: fullId(source.addon.name, match[1]!), symbol, order, line: node.line, column: node.column };
      }
    }
  }
}

function idsOf(field: XmlRecordField): string[] {
  if (field.ref) return [field.ref];
  const text = field.eval ?? '';
  // `ref('x', False)` and `ref('x', raise_if_not_found=False)` may fail without harm.
  return [...text.matchAll(/\bref\(\s*['"]([\w.]+)['"]\s*\)/g)].map((match) => match[1]!);
}

function* usesOfCsv(source: AddonSource, facts: CsvFacts): Iterable<Use> {
  const columns = facts.header.flatMap((name, index) => (/^[a-z]\w*(:id|\/id)$/.test(name) ? [index] : []));
  for (const row of facts.rows) {
    for (const index of columns) {
      for (const part of (row.cells[index] ?? '').split(',')) {
        const id = part.trim();
        // Rows of one CSV file are loaded together: references inside the file are left alone.
        if (/^[\w.]+$/.test(id))
          yield {
            id: fullId(source.addon.name, id),
            symbol: row.cells[0] ?? '',
            order: Number.MAX_SAFE_INTEGER,
            line: row.line,
            column: 1,
          };
      }
    }
  }
}
