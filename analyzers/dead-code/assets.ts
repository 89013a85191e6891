import type { AddonSource } from '../../src/domain/addon.js';
import type { Portfolio } from '../../src/domain/portfolio.js';
import { parsePathPattern } from '../lines/path-pattern.js';
import { wordHash } from '../tokens/words.js';

/** Everything in the scanned code that may name a file of the web client. */
interface AssetNames {
  /** Paths and patterns of manifests: `web_night/static/src/**\/*.js`; entries of old keys are made whole. */
  patterns: readonly string[];
  /** Attribute values of XML and strings of Python and JavaScript that hold the name of a file. */
  texts: readonly string[];
  /** Words of each JavaScript file, by `addon/path`, as hashes. */
  words: ReadonlyMap<string, ReadonlySet<number>>;
}

const known = new WeakMap<Portfolio, AssetNames>();

function namesOf(portfolio: Portfolio): AssetNames {
  let names = known.get(portfolio);
  if (names === undefined) {
    const patterns: string[] = [];
    const texts: string[] = [];
    const words = new Map<string, ReadonlySet<number>>();
    const scanned = new Set([...portfolio.sources.values()].map(({ addon }) => addon.name));
    for (const source of portfolio.sources.values()) {
      gather(source, scanned, patterns, texts);
      for (const facts of source.javascript) {
        const hashes = facts.words?.filter((_, index) => index % 2 === 0);
        words.set(`${source.addon.name}/${facts.path}`, new Set(hashes));
      }
    }
    names = { patterns, texts, words };
    known.set(portfolio, names);
  }
  return names;
}

const HOLDS_FILE = /\.(js|css|scss|sass|less)\b/;

function gather(source: AddonSource, scanned: ReadonlySet<string>, patterns: string[], texts: string[]): void {
  const add = (text: string | null) => {
    if (text !== null && HOLDS_FILE.test(text)) texts.push(text);
  };
  // A name that is neither scanned nor a dependency may be what the addon's own folder was called.
  const depends = source.manifest?.values?.depends;
  const isElsewhere = (name: string): boolean =>
    scanned.has(name) || (Array.isArray(depends) && depends.includes(name));
  for (const { key, value } of source.manifest?.entries ?? []) {
    const path = value.replace(/^\//, '');
    patterns.push(path);
    if (!key.startsWith('assets')) patterns.push(`${source.addon.name}/${path}`);
    else if (!isElsewhere(path.split('/', 1)[0]!)) patterns.push(path.replace(/^[^/*]+(?=\/)/, source.addon.name));
  }
  for (const facts of source.python) for (const entry of facts.strings) add(entry.value);
  for (const facts of source.xml) {
    for (const node of facts.nodes) {
      for (const value of Object.values(node.attributes)) add(value);
      add(node.text);
    }
  }
  for (const facts of source.javascript) {
    for (const call of facts.calls) for (const arg of call.args) add(arg);
    for (const property of facts.properties) add(property.value);
    for (const entry of facts.imports) if (entry.how === 'dynamic') add(`${entry.module}.js`);
  }
}

/** Folders whose files no bundle needs: pages of the store, tests, fonts and libraries of others. */
const APART = /^static\/(description|tests?|lib|libs|fonts?)\/|\/(lib|libs|tests?)\//;

/**
 * Scripts and styles of `static/` that no manifest, no page and no code names. Styles that another style may import are
 * left out: with more than one of them in the addon it cannot be told.
 * Source: odoo/addons/base/models/ir_asset.py (15.0 to 18.0); up to 14.0 bundles are templates with `<script src>`.
 */
export function unusedAssets(source: AddonSource, portfolio: Portfolio): string[] {
  const candidates = source.files
    .map(({ path }) => path)
    .filter((path) => /^static\/.*\.(js|css|scss|sass|less)$/.test(path) && !APART.test(path) && !isPartial(path));
  if (candidates.length === 0 || importsByRequest(source)) return [];
  const { patterns, texts, words } = namesOf(portfolio);
  const own = patterns.filter((pattern) => pattern.startsWith(`${source.addon.name}/`) || /^[*?[]/.test(pattern));
  const matchers = own.filter((pattern) => /[*?[]/.test(pattern)).map(matcher);
  const plain = new Set(own);
  const styles = candidates.filter((path) => /\.(scss|sass|less)$/.test(path)).length;
  return candidates.filter((path) => {
    const full = `${source.addon.name}/${path}`;
    if (plain.has(full) || matchers.some((matches) => matches(full))) return false;
    if (/\.(scss|sass|less)$/.test(path) && styles > 1) return false;
    const name = path.slice(path.lastIndexOf('/') + 1);
    const compiled = name.replace(/\.(scss|sass|less)$/, '.css');
    if (texts.some((text) => text.includes(name) || text.includes(compiled))) return false;
    return ![name, compiled].some((file) => isNamedByScript(file, full, words));
  });
}

/** Some other script holds all words of a file's name: it may load it by a path put together. */
function isNamedByScript(name: string, self: string, words: AssetNames['words']): boolean {
  const parts = name.match(/[A-Za-z_]\w*/g)?.map(wordHash) ?? [];
  return [...words].some(([path, hashes]) => path !== self && parts.every((part) => hashes.has(part)));
}

/** A style that others import. Source: https://sass-lang.com/documentation/at-rules/use/#partials */
function isPartial(path: string): boolean {
  return /\/_[^/]*$/.test(path) || /(variables?|mixins?)\.(scss|sass|less)$/.test(path);
}

/** An addon that packs its scripts with a tool of its own. */
function importsByRequest({ files }: AddonSource): boolean {
  return files.some(({ path }) =>
    /(^|\/)(package\.json|webpack\.config\.js|rollup\.config\.\w+|tsconfig\.json)$/.test(path),
  );
}

/**
 * Asset patterns are those of Python's glob, where a `**` at the end stands for files, too. Source: ir_asset.py _get_paths.
 * A pattern that cannot be read may match anything.
 */
function matcher(pattern: string): (path: string) => boolean {
  const parsed = parsePathPattern(pattern.replace(/\*\*$/, '**/*'));
  return 'refused' in parsed ? () => true : (path) => parsed.matches(path);
}
