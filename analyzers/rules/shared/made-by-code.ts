import type { AddonSource } from '../../../src/domain/addon.js';
import type { PythonFacts } from '../../../src/domain/facts/index.js';
import type { Portfolio } from '../../../src/domain/portfolio.js';
import { isMigrationPath, isTestPath } from './paths.js';
import { isModelClass } from './python.js';

/** What code outside the data files may create, per addon. */
export interface MadeByCode {
  /** Names of XML ids that `<function>` elements or Python hand to ir.model.data. */
  ids: ReadonlySet<string>;
  /** Code loads data files or puts names of ids together, or a data file was not read: any id of the addon may exist. */
  open: boolean;
  /** Some model of the addon has a name that is put together at run time. */
  namelessModel: boolean;
}

/** Loaders of data files that hooks and wizards call. Source: odoo/tools/convert.py, odoo/modules/loading.py (7.0 to 19.0). */
const LOADER = /^(convert_(file|csv_import|xml_import|yaml_import|sql_import)|load_data|_load_data)$/;
/** Writers of XML ids. Source: odoo/models.py, odoo/addons/base/models/ir_model.py (8.0 to 19.0). */
const ID_WRITER = /^(_update_xmlids|_load_records|set_xml_id)$/;
/** Methods of ir.model.data and of any model that make a record with its id. */
const MAKER = /^(create|_update|_update_xmlids|copy)$/;

const made = new WeakMap<Portfolio, Map<AddonSource, MadeByCode>>();

/** What the code of an addon, and the loaders that others call for it, may create. Worked out once. */
export function madeByCode(portfolio: Portfolio, source: AddonSource): MadeByCode {
  const known = made.get(portfolio) ?? new Map<AddonSource, MadeByCode>();
  made.set(portfolio, known);
  let entry = known.get(source);
  if (entry === undefined) {
    const open = loadedByCode(portfolio).has(source.addon.name) || writesBuiltIds(source) || hasUnreadData(source);
    entry = { ids: namedIds(source), open, namelessModel: hasNamelessModel(source) };
    known.set(source, entry);
  }
  return entry;
}

const makers = new WeakMap<Portfolio, boolean>();

/** Some scanned addon makes XML ids with names that it puts together. */
export function makesIds(portfolio: Portfolio): boolean {
  let found = makers.get(portfolio);
  if (found === undefined) {
    found = [...portfolio.sources.values()].some((source) => source.addon.origin !== 'odoo' && writesBuiltIds(source));
    makers.set(portfolio, found);
  }
  return found;
}

const loaded = new WeakMap<Portfolio, ReadonlySet<string>>();

/** Names of the addons that have data files loaded by code: the one that calls the loader, and those it names. */
function loadedByCode(portfolio: Portfolio): ReadonlySet<string> {
  let names = loaded.get(portfolio);
  if (names === undefined) {
    const found = new Set<string>();
    for (const source of portfolio.sources.values()) {
      for (const call of productive(source).flatMap((file) => file.calls)) {
        if (!LOADER.test(call.name)) continue;
        found.add(source.addon.name);
        for (const value of [...call.args, ...Object.values(call.kwargs)])
          if (value.kind === 'string') found.add(value.value);
      }
    }
    names = found;
    loaded.set(portfolio, names);
  }
  return names;
}

/** A data file of the manifest that is there and gave no facts: not well formed, too large, or YAML (up to 11.0). */
function hasUnreadData({ manifest, files, xml, csv }: AddonSource): boolean {
  const there = new Set(files.map((file) => file.path));
  const read = new Set([...xml, ...csv].filter((file) => file.errors.length === 0).map((file) => file.path));
  return (manifest?.entries ?? []).some(
    ({ value }) => /\.(xml|csv|ya?ml)$/.test(value) && there.has(value) && !read.has(value),
  );
}

function productive(source: AddonSource): PythonFacts[] {
  return source.python.filter((file) => !isTestPath(file.path) && !isMigrationPath(file.path));
}

/** A function that speaks to ir.model.data makes a record there. */
function writesBuiltIds(source: AddonSource): boolean {
  return productive(source).some((file) => {
    const speakers = new Set(
      file.subscripts.filter((entry) => entry.key === 'ir.model.data').map((entry) => entry.function),
    );
    return file.calls.some(
      (call) => ID_WRITER.test(call.name) || (speakers.has(call.function) && MAKER.test(call.name)),
    );
  });
}

/** Names that stand as text where ids are handed on. */
function namedIds(source: AddonSource): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const file of source.xml) {
    for (const node of file.nodes) {
      if (node.tag !== 'function' && node.tag !== 'value') continue;
      for (const match of (node.attributes.eval ?? '').matchAll(/['"](?:\w+\.)?(\w+)['"]/g)) ids.add(match[1]!);
    }
  }
  for (const file of source.python) {
    const writers = new Set([
      ...file.subscripts.filter((entry) => entry.key === 'ir.model.data').map((entry) => entry.function),
      ...file.calls.filter((entry) => ID_WRITER.test(entry.name)).map((entry) => entry.function),
    ]);
    for (const entry of file.strings)
      if (entry.function !== null && writers.has(entry.function)) ids.add(entry.value.split('.').at(-1)!);
  }
  return ids;
}

function hasNamelessModel(source: AddonSource): boolean {
  return source.python.some((file) =>
    file.classes.some((entry) => isModelClass(entry) && entry.model === null && entry.inherit.length === 0),
  );
}
