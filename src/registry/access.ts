import type { AddonSource } from '../domain/addon.js';
import type { CsvFacts } from '../domain/facts/csv.js';
import type { XmlFacts, XmlRecord } from '../domain/facts/xml.js';
import type { AccessRight } from '../domain/portfolio.js';
import { fullXmlId } from './xmlids.js';

const PERMISSIONS = ['read', 'write', 'create', 'unlink'] as const;

/** Access rights from `ir.model.access.csv` and from XML records of ir.model.access. */
export function collectAccess(sources: readonly AddonSource[], models: ReadonlySet<string>): AccessRight[] {
  const modelOfXmlId = modelsByXmlId(models);
  const rights: AccessRight[] = [];
  for (const source of sources) {
    for (const file of source.csv) if (file.model === 'ir.model.access') addCsv(rights, source, file, modelOfXmlId);
    for (const file of source.xml) {
      for (const record of file.records)
        if (record.model === 'ir.model.access') addRecord(rights, source, file, record, modelOfXmlId);
    }
  }
  return rights;
}

/**
 * Odoo gives every model the id `model_` + its name with dots as underscores, which cannot always be turned back
 * (`model_a_b` may be `a.b` or `a_b`): known models decide, else dots are assumed.
 * Source: odoo/addons/base/models/ir_model.py model_xmlid.
 */
export function modelsByXmlId(models: ReadonlySet<string>): (xmlid: string) => string | null {
  const known = new Map([...models].sort().map((model) => [`model_${model.replaceAll('.', '_')}`, model]));
  return (xmlid) => {
    const name = xmlid.slice(xmlid.indexOf('.') + 1);
    if (!name.startsWith('model_')) return null;
    return known.get(name) ?? name.slice('model_'.length).replaceAll('_', '.');
  };
}

function addCsv(
  rights: AccessRight[],
  source: AddonSource,
  file: CsvFacts,
  modelOf: (xmlid: string) => string | null,
): void {
  const column = (name: string) =>
    file.header.findIndex((cell) => cell === name || cell.startsWith(`${name}:`) || cell.startsWith(`${name}/`));
  const [id, model, group] = [column('id'), column('model_id'), column('group_id')];
  const flags = PERMISSIONS.map((name) => column(`perm_${name}`));
  for (const row of file.rows) {
    const cell = (index: number) => (index < 0 ? '' : (row.cells[index] ?? '').trim());
    // Source: odoo/addons/base/models/ir_fields.py _str_to_boolean: these spellings are false, the rest true.
    const granted = flags.map((index) => !['', '0', 'false', 'no', 'n'].includes(cell(index).toLowerCase()));
    rights.push({
      addon: source.addon.key,
      path: file.path,
      line: row.line,
      column: 1,
      id: fullXmlId(cell(id), source.addon.name),
      model: cell(model) ? modelOf(cell(model)) : null,
      group: cell(group) ? fullXmlId(cell(group), source.addon.name) : null,
      read: granted[0]!,
      write: granted[1]!,
      create: granted[2]!,
      unlink: granted[3]!,
    });
  }
}

function addRecord(
  rights: AccessRight[],
  source: AddonSource,
  file: XmlFacts,
  record: XmlRecord,
  modelOf: (xmlid: string) => string | null,
): void {
  const field = (name: string) => record.fields.find((candidate) => candidate.name === name);
  const model = field('model_id');
  const group = field('group_id');
  const flag = (name: string) => {
    const given = field(`perm_${name}`);
    return given !== undefined && !['False', '0', ''].includes((given.eval ?? given.text).trim());
  };
  const searched = /\(\s*['"]model['"]\s*,\s*['"]=['"]\s*,\s*['"]([\w.]+)['"]/.exec(model?.search ?? '')?.[1];
  const node = file.nodes[record.node]!;
  rights.push({
    addon: source.addon.key,
    path: file.path,
    line: node.line,
    column: node.column,
    id: fullXmlId(record.id ?? '', source.addon.name),
    model: model?.ref ? modelOf(model.ref) : (searched ?? null),
    group: group?.ref ? fullXmlId(group.ref, source.addon.name) : null,
    read: flag('read'),
    write: flag('write'),
    create: flag('create'),
    unlink: flag('unlink'),
  });
}
