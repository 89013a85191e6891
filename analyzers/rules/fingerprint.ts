import type { AddonSource } from '../../src/domain/addon.js';
import type { Portfolio } from '../../src/domain/portfolio.js';
import type { Draft } from '../../src/domain/rule.js';

/**
 * What makes a finding the same finding after its file was reformatted, moved or renamed, or its addon's folder was:
 * the rule, the addon by its title, where in the code it stands and what is found there. No path, no line, no folder.
 */
export function fingerprint(portfolio: Portfolio, source: AddonSource, rule: string, draft: Draft): string {
  const names = identities(portfolio);
  const place = placeOf(draft);
  const steady = (text: string) => {
    const placed = draft.symbol && place !== draft.symbol ? text.replaceAll(draft.symbol, place) : text;
    return withoutFolders(placed, names.byName, portfolio);
  };
  const args = Object.entries(draft.args ?? {})
    .map(([key, value]): [string, string | number] => [key, typeof value === 'string' ? steady(value) : value])
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return JSON.stringify([
    rule,
    names.byKey.get(source.addon.key) ?? source.addon.key,
    place,
    draft.change ?? '',
    draft.message,
    draft.subject === undefined ? JSON.stringify(args) : steady(draft.subject),
  ]);
}

/**
 * Where in the code it stands. XML ids lose the folder's name, whoever wrote it; the symbol of JavaScript is the name of
 * its module, which is a path or says the folder.
 */
function placeOf({ symbol = '', path }: Draft): string {
  if (/\.m?js$/.test(path)) return '';
  return path.endsWith('.py') ? symbol : symbol.replace(/^\w+\./, '');
}

interface Identities {
  /** By addon key, which is unique. */
  byKey: ReadonlyMap<string, string>;
  /** By technical name; of twins the first. */
  byName: ReadonlyMap<string, string>;
}

const known = new WeakMap<Portfolio, Identities>();

/**
 * What an addon is called whatever its folder is called: the `name` of its manifest; with its models where several
 * addons bear the same; with a number, in the order of their keys, where even those are equal.
 */
function identities(portfolio: Portfolio): Identities {
  let found = known.get(portfolio);
  if (found === undefined) {
    const sources = [...portfolio.sources.values()];
    const byTitle = bearers(sources, titleOf);
    const byModels = bearers(sources, (source) => `${titleOf(source)} ${modelsOf(source)}`);
    const byKey = new Map<string, string>();
    const byName = new Map<string, string>();
    for (const source of sources) {
      const { key, name } = source.addon;
      const title = titleOf(source);
      const alike = byModels.get(`${title} ${modelsOf(source)}`)!;
      const identity =
        byTitle.get(title)!.length === 1
          ? title
          : `${title} ${modelsOf(source)}${alike.length === 1 ? '' : ` #${alike.indexOf(source) + 1}`}`;
      byKey.set(key, identity);
      if (!byName.has(name)) byName.set(name, identity);
    }
    found = { byKey, byName };
    known.set(portfolio, found);
  }
  return found;
}

function bearers(sources: readonly AddonSource[], nameOf: (source: AddonSource) => string): Map<string, AddonSource[]> {
  const byName = new Map<string, AddonSource[]>();
  for (const source of sources) byName.set(nameOf(source), [...(byName.get(nameOf(source)) ?? []), source]);
  return byName;
}

function titleOf({ addon, manifest }: AddonSource): string {
  const name = manifest?.values?.name;
  return typeof name === 'string' && name.trim() !== '' ? name.trim() : addon.name;
}

function modelsOf({ python }: AddonSource): string {
  const models = python.flatMap((file) => file.classes.flatMap((one) => [one.model ?? '', ...one.inherit]));
  return [...new Set(models)].sort().join(' ');
}

/** `shipping.view_form`, `/shipping/static/…`, `odoo.addons.shipping` and `shipping` alone name the addon, not its folder. */
function withoutFolders(text: string, names: Identities['byName'], { registry }: Portfolio): string {
  const whole = names.get(text);
  if (whole !== undefined) return whole;
  return text.replace(/[\w.]+/g, (dotted) => {
    if (registry.models.has(dotted)) return dotted;
    const prefix = /^((?:odoo|openerp)\.addons\.)?(\w+)(?=$|\.)/.exec(dotted);
    const identity = prefix?.[2] === undefined ? undefined : names.get(prefix[2]);
    if (identity === undefined || (dotted === prefix![2] && !isPathStart(text, dotted))) return dotted;
    return (prefix![1] ?? '') + identity + dotted.slice(prefix![0].length);
  });
}

/** `/shipping/static/src/x.js` or `shipping/static/src/x.js`, and not a word that happens to be a name. */
function isPathStart(text: string, name: string): boolean {
  return text.startsWith(`${name}/`) || text.startsWith(`/${name}/`);
}
