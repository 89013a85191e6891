import type { AddonSource } from '../../../src/domain/addon.js';
import type { XmlFacts } from '../../../src/domain/facts/xml.js';
import { symbolsOfNodes } from '../../changes/facts/xml-symbols.js';
import { xmlIdUsesOf } from '../../changes/facts/xmlid-uses.js';
import type { World } from '../world.js';
import type { Use } from './types.js';

/** Record fields that hold the name of a model as text. Source: fields of ir.actions.*, ir.rule, ir.filters. */
const MODEL_FIELDS = new Set(['model', 'res_model', 'src_model', 'relation', 'binding_model']);

type Add = (use: Use) => void;

/** Models and fields of the records in data files. */
export function recordUses(file: XmlFacts, add: Add): void {
  const symbols = symbolsOfNodes(file);
  const at = (node: number) => ({
    path: file.path,
    line: file.nodes[node]!.line,
    column: file.nodes[node]!.column,
    symbol: symbols[node] ?? '',
  });
  for (const record of file.records) {
    if (record.tag !== 'record') continue;
    add({ kind: 'model', name: record.model, sure: 'certain', ...at(record.node) });
    for (const field of record.fields) {
      add({ kind: 'field', models: [record.model], name: field.name, sure: 'certain', ...at(field.node) });
      if (MODEL_FIELDS.has(field.name) && /^[a-z_]\w*(\.\w+)+$/.test(field.text))
        add({ kind: 'model', name: field.text, sure: 'certain', ...at(field.node) });
    }
  }
  for (const entry of file.functions) {
    add({ kind: 'model', name: entry.model, sure: 'certain', ...at(entry.node) });
    if (/^\w+$/.test(entry.name))
      add({ kind: 'method', models: [entry.model], name: entry.name, how: 'name', sure: 'certain', ...at(entry.node) });
  }
  for (const entry of file.deletes) add({ kind: 'model', name: entry.model, sure: 'certain', ...at(entry.node) });
}

export function csvUses(source: AddonSource, add: Add): void {
  for (const file of source.csv) {
    const at = { path: file.path, line: 1, column: 1, symbol: '' };
    if (!/^[a-z_]\w*(\.\w+)+$/.test(file.model)) continue;
    add({ kind: 'model', name: file.model, sure: 'certain', ...at });
    for (const header of file.header) {
      const name = header.split(/[:/]/)[0]!.trim();
      if (/^\w+$/.test(name) && name !== 'id')
        add({ kind: 'field', models: [file.model], name, sure: 'certain', ...at });
    }
  }
}

/** XML ids of other addons, in data, views and Python. */
export function xmlIdUses(world: World, add: Add): void {
  const models = new Set(world.before.models());
  for (const { id, how, path, line, column, symbol } of xmlIdUsesOf(world.source)) {
    if (how === 'text' && models.has(id)) continue;
    add({ kind: 'xmlid', id, how, sure: how === 'text' ? 'likely' : 'certain', path, line, column, symbol });
  }
}

export function manifestUses(source: AddonSource, add: Add): void {
  const { manifest } = source;
  if (manifest === null) return;
  const bundles = new Set<string>();
  for (const entry of manifest.entries) {
    const at = { path: manifest.path, line: entry.line, column: entry.column, symbol: entry.key };
    if (entry.key === 'depends') add({ kind: 'module', name: entry.value, sure: 'certain', ...at });
    if (!entry.key.startsWith('assets:')) continue;
    const bundle = entry.key.slice('assets:'.length);
    if (!bundles.has(bundle)) {
      bundles.add(bundle);
      add({ kind: 'bundle', name: bundle, sure: 'certain', ...at });
    }
    const file = entry.value.replace(/^\//, '');
    if (/^\w+\/static\/.*\.\w+$/.test(file) && !file.includes('*'))
      add({ kind: 'asset', file, sure: 'certain', ...at });
  }
}
