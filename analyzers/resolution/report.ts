import type { AddonSource } from '../../src/domain/addon.js';
import { PassingMap } from '../../src/domain/passing.js';
import type { Draft, RuleContext } from '../../src/domain/rule.js';
import { narrowed } from '../changes/facts/tag-places.js';
import { draftOf, hitsOfRule } from '../changes/report.js';
import type { Hit } from '../changes/scope.js';
import { arrivals } from './arrivals.js';
import { draftOfUse, RULE_OF, subjectOf } from './findings.js';
import { SYMBOL_RULES, type SymbolRule } from './matchers.js';
import type { Resolved } from './outcome.js';
import { resolveUse } from './resolve.js';
import { retypedFields } from './retyped.js';
import { supersededBy } from './supersede.js';
import { takenOver } from './taken-over.js';
import { Told } from './told.js';
import { type Use, usesOf } from './uses/index.js';
import { type World, worldOf } from './world.js';

/** What is reported of one addon, by rule: facts of the catalogue first, then what only the indexes show. */
type Reported = ReadonlyMap<SymbolRule, readonly Draft[]>;

const reports = new PassingMap<AddonSource, Map<string, Reported>>();

/**
 * Drafts of one rule about Odoo's symbols, from two sources: the catalogue of changes, and the symbol indexes before and
 * after each step. A place is reported once, by the first rule that knows it; facts made from a comparison of trees give
 * way to what the indexes say of the very place.
 */
export function* reportSymbols(context: RuleContext, rule: SymbolRule): Generator<Draft> {
  const targets = reports.get(context.source) ?? new Map<string, Reported>();
  reports.set(context.source, targets);
  const span = `${context.source.addon.series}>${context.target}`;
  let reported = targets.get(span);
  if (reported === undefined) {
    reported = report(context);
    targets.set(span, reported);
  }
  yield* reported.get(rule) ?? [];
}

function report(context: RuleContext): Reported {
  const rules = Object.keys(SYMBOL_RULES) as SymbolRule[];
  const drafts = new Map<SymbolRule, Draft[]>(rules.map((rule) => [rule, []]));
  const world = worldOf(context);
  const resolved = world === null ? [] : resolveAddon(world);
  const isSuperseded = supersededBy(resolved);
  const told = new Told();
  const ending: [SymbolRule, Hit][] = [];
  const tell = (rule: SymbolRule, hit: Hit) => {
    told.add(hit, hit.subject);
    drafts.get(rule)!.push(draftOf(narrowed(context.source, hit)));
  };
  for (const rule of rules) {
    for (const hit of hitsOfRule(context, rule, SYMBOL_RULES[rule])) {
      if (world !== null && isSuperseded(hit)) continue;
      if (hit.change.breaksLater === undefined) tell(rule, hit);
      else ending.push([rule, hit]);
    }
  }
  for (const { use, found } of resolved) {
    if (told.has(use, subjectOf(use))) continue;
    const draft = draftOfUse(use, found);
    if (draft === null) continue;
    told.add(use);
    drafts.get(RULE_OF[use.kind] as SymbolRule)!.push(draft);
  }
  // What breaks only after the target comes after what is lost on the way.
  for (const [rule, hit] of ending) if (!told.has(hit)) tell(rule, hit);
  for (const { rule, draft } of world === null ? [] : meetings(world)) {
    if (told.has(draft)) continue;
    told.add(draft);
    drafts.get(rule)!.push(draft);
  }
  return drafts;
}

/** What is there before and after, but not the same any more; and what Odoo brings that the addon brings itself. */
function* meetings(world: World): Generator<{ rule: SymbolRule; draft: Draft }> {
  for (const draft of retypedFields(world)) yield { rule: 'upgrade/field', draft };
  yield* arrivals(world);
  for (const draft of takenOver(world)) yield { rule: 'upgrade/module', draft };
}

/** Of several uses at one place, the widest is told: a model before its field, a field before the anchor made of it. */
const ORDER: readonly Use['kind'][] = [
  'module',
  'model',
  'xmlid',
  'python',
  'js-module',
  'field',
  'method',
  'controller',
  'anchor',
  'template',
  'bundle',
  'asset',
  'js-method',
];

const resolutions = new WeakMap<World, Resolved[]>();

/** Every use of an addon with what becomes of it, widest kinds first. Made once per addon and target. */
export function resolveAddon(world: World): readonly Resolved[] {
  let resolved = resolutions.get(world);
  if (resolved === undefined) {
    resolved = usesOf(world)
      .map((use) => ({ use, found: resolveUse(world, use) }))
      .sort((a, b) => ORDER.indexOf(a.use.kind) - ORDER.indexOf(b.use.kind));
    resolutions.set(world, resolved);
  }
  return resolved;
}
