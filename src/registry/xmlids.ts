import type { AddonSource } from '../domain/addon.js';
import type { XmlFacts } from '../domain/facts/xml.js';
import type { XmlIdDeclaration } from '../domain/portfolio.js';
import { push } from './models.js';

/** `name` → `addon.name`; an id with a module keeps it. Source: odoo/tools/convert.py _test_xml_id, id_get. */
export function fullXmlId(id: string, addon: string): string {
  return id.includes('.') ? id : `${addon}.${id}`;
}

/** Every XML id that the data files of the scanned addons create or change. */
export function collectXmlIds(sources: readonly AddonSource[]): Map<string, XmlIdDeclaration[]> {
  const found = new Map<string, XmlIdDeclaration[]>();
  for (const source of sources) {
    for (const file of source.xml) addXml(found, source, file);
    for (const file of source.csv) {
      const column = file.header.indexOf('id');
      if (column < 0) continue;
      for (const row of file.rows) {
        const id = row.cells[column]?.trim();
        if (id) add(found, source, file.path, fullXmlId(id, source.addon.name), file.model, row.line, 1);
      }
    }
  }
  return found;
}

function addXml(found: Map<string, XmlIdDeclaration[]>, source: AddonSource, file: XmlFacts): void {
  for (const record of file.records) {
    if (!record.id) continue;
    const node = file.nodes[record.node]!;
    add(found, source, file.path, fullXmlId(record.id, source.addon.name), record.model, node.line, node.column);
  }
}

function add(
  found: Map<string, XmlIdDeclaration[]>,
  source: AddonSource,
  path: string,
  id: string,
  model: string,
  line: number,
  column: number,
): void {
  push(found, id, { addon: source.addon.key, path, id, model, line, column });
}

/** View XML id to the ids of the views that inherit it, across addons. */
export function collectViewChildren(sources: readonly AddonSource[]): Map<string, string[]> {
  const children = new Map<string, string[]>();
  for (const source of sources) {
    for (const file of source.xml) {
      for (const view of file.views) {
        const id = file.records[view.record]?.id;
        if (view.inherit && id)
          push(children, fullXmlId(view.inherit, source.addon.name), fullXmlId(id, source.addon.name));
      }
    }
  }
  for (const list of children.values()) list.sort();
  return children;
}
