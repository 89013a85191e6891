import type { Literal } from '../../../src/domain/facts/manifest.js';
import type { XmlFacts } from '../../../src/domain/facts/xml.js';
import { type Entry, row } from '../sections.js';
import { type ModuleFacts, strings } from './modules.js';

/** Scripts, styles and templates: what bundles are made of. */
export const ASSET_FILE = /^static\/.*\.(js|ts|css|scss|sass|less|xml)$/;

/** Paths of asset files of a module, by their names only. */
export function fileEntry(module: string, files: readonly string[]): Entry {
  const lines = files.filter((file) => ASSET_FILE.test(file)).map((file) => file.slice('static/'.length));
  return { section: 'files', key: module, lines };
}

/** Bundles of the manifest (15.0 on; `qweb`, `css` and `js` before). Source: odoo/addons/base/models/ir_asset.py. */
export function manifestAssets({ name, values }: ModuleFacts): Entry[] {
  const entries: Entry[] = [];
  const add = (bundle: string, ...cells: string[]) =>
    entries.push({ section: 'assets', key: bundle, lines: [row(name, ...cells)] });
  const { assets } = values;
  if (assets && typeof assets === 'object' && !Array.isArray(assets)) {
    for (const [bundle, commands] of Object.entries(assets)) {
      for (const command of Array.isArray(commands) ? commands : []) addCommand(add, bundle, command);
    }
  }
  for (const key of ['qweb', 'css', 'js']) {
    for (const path of strings(values[key])) add(`manifest:${key}`, 'append', path);
  }
  return entries;
}

function addCommand(add: (bundle: string, ...cells: string[]) => void, bundle: string, command: Literal): void {
  if (typeof command === 'string') {
    add(bundle, 'append', command);
    return;
  }
  if (!Array.isArray(command)) return;
  const [directive, first, second] = strings(command);
  if (directive && first) {
    // ('after', target, path): the path is what enters the bundle.
    if (second) add(bundle, directive, second, first);
    else add(bundle, directive, first);
  }
}

/** Bundles made of templates with `<link>` and `<script>`, up to 14.0: the template, or the one it extends. */
export function templateAssets(module: ModuleFacts, file: XmlFacts): Entry[] {
  return file.views.flatMap((view): Entry[] => {
    const record = file.records[view.record]!;
    if (record.tag !== 'template' && view.type !== 'qweb' && view.inherit === null) return [];
    const bundle = view.inherit ?? record.id;
    if (!bundle || view.arch === null) return [];
    const lines: string[] = [];
    for (let index = view.arch + 1; index < file.nodes.length; index++) {
      const node = file.nodes[index]!;
      if (node.parent < view.arch) break;
      const path = node.tag === 'script' ? node.attributes.src : node.tag === 'link' ? node.attributes.href : undefined;
      if (path && /^\/?\w+\/static\//.test(path)) lines.push(row(module.name, 'legacy', path.replace(/^\//, '')));
    }
    const key = bundle.includes('.') ? bundle : `${module.name}.${bundle}`;
    return lines.length === 0 ? [] : [{ section: 'assets', key, lines }];
  });
}
