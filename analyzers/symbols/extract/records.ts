import type { CsvFacts } from '../../../src/domain/facts/csv.js';
import type { XmlFacts, XmlView } from '../../../src/domain/facts/xml.js';
import { type Entry, row } from '../sections.js';
import type { ModuleFacts } from './modules.js';
import { skeletonLines } from './skeleton.js';

/** `d`: loaded as demo data only. `u`: in a file that the manifest does not list. */
function flagOf(module: ModuleFacts, path: string): string {
  if (module.data.has(path)) return '';
  return module.demo.has(path) ? 'd' : 'u';
}

/** `name` → `module.name`; an id with a module keeps it. Source: odoo/tools/convert.py _test_xml_id. */
const fullId = (id: string, module: string): string => (id.includes('.') ? id : `${module}.${id}`);

/** One line in the block of the module that the id names: name, model, flags, and the declaring module if it is another. */
function idEntry(module: ModuleFacts, id: string, model: string, flag: string): Entry {
  const full = fullId(id, module.name);
  const dot = full.indexOf('.');
  const owner = full.slice(0, dot);
  return {
    section: 'xmlids',
    key: owner,
    lines: [row(full.slice(dot + 1), model, flag, owner === module.name ? '' : module.name)],
  };
}

/** XML ids and views of one data file. */
export function xmlEntries(module: ModuleFacts, file: XmlFacts): Entry[] {
  const entries: Entry[] = [];
  const flag = flagOf(module, file.path);
  for (const record of file.records) if (record.id) entries.push(idEntry(module, record.id, record.model, flag));
  for (const view of file.views) {
    const entry = viewEntry(module, file, view, flag);
    if (entry) entries.push(entry);
  }
  return entries;
}

export function csvEntries(module: ModuleFacts, file: CsvFacts): Entry[] {
  const column = file.header.indexOf('id');
  if (column < 0) return [];
  const flag = flagOf(module, file.path);
  return file.rows.flatMap((one) => {
    const id = one.cells[column]?.trim();
    return id ? [idEntry(module, id, file.model, flag)] : [];
  });
}

/** `=` model, type, mode, parent, priority, module, flags; then the skeleton. */
function viewEntry(module: ModuleFacts, file: XmlFacts, view: XmlView, flag: string): Entry | null {
  const record = file.records[view.record]!;
  if (!record.id || view.arch === null) return null;
  const id = fullId(record.id, module.name);
  const head = row(
    '=',
    view.model,
    view.type,
    view.mode === 'extension' ? 'e' : '',
    view.inherit && fullId(view.inherit, module.name),
    view.priority,
    module.name,
    flag,
  );
  // Source: odoo/tools/convert.py _tag_template: the root becomes `<t t-name>`, or `<data>` where it inherits.
  const rootTag = record.tag !== 'template' ? undefined : view.inherit === null ? 't' : 'data';
  const own = id.startsWith(`${module.name}.`);
  return {
    section: 'views',
    key: id,
    lines: [head, ...skeletonLines(file.nodes, view.arch, module.name, rootTag)],
    // A module that writes over another's view does not change what the other ships; demo and unlisted files come last.
    rank: (own ? 4 : 0) + (flag === '' ? 2 : flag === 'd' ? 1 : 0),
  };
}

/** Templates of a file in `static/`: `=` parent, mode, module, path; then the skeleton. */
export function templateEntries(module: ModuleFacts, file: XmlFacts): Entry[] {
  if (!/(^|\/)static\//.test(file.path)) return [];
  return file.templates.flatMap((template, index): Entry[] => {
    const name = template.name ?? (template.inherit === null ? null : `${template.inherit}~${module.name}~${index}`);
    if (name === null) return [];
    const head = row('=', template.inherit, template.mode === 'extension' ? 'e' : '', module.name, file.path);
    return [
      { section: 'templates', key: name, lines: [head, ...skeletonLines(file.nodes, template.node, module.name)] },
    ];
  });
}
