import type { Parameter } from '../../src/domain/facts/python.js';
import { stringOf } from '../../src/domain/facts/value.js';
import { callsOf, pythonFile, withName } from '../../src/domain/file-lookups.js';
import type { Series } from '../../src/domain/series.js';
import type { MethodSymbol } from '../../src/domain/symbols.js';
import { namedInStrings } from '../changes/facts/strings.js';
import { elsewhereOf, lost, outcomeOf, type Resolution, THERE, unknown } from './outcome.js';
import type { MethodUse } from './uses/types.js';
import { type Member, member, type World } from './world.js';

/** Calls and overrides of methods: whether the method is there, and still takes what it took. */
export function resolveMethod(world: World, use: MethodUse): Resolution {
  const isOverride = use.how === 'override';
  const at = (series: Series): Member =>
    member(world, series, 'method', use.models, use.name, (addon) => isOverride && addon === world.source.addon.key);
  const found = lost(world, (series) => outcomeOf(at(series).outcome));
  if (found === null) return reshaped(world, use, at);
  if (found.status !== 'gone') return found;
  // A method that is there as a field (`partner.name` called by mistake) is none of ours.
  if (!isOverride && declaredHere(world, use)) return THERE;
  const elsewhere = elsewhereOf(world, use.models, use.name, 'method');
  if (elsewhere !== null) return { ...found, status: 'moved', successor: elsewhere, certainty: 'possible' };
  return isOverride ? overridden(world, use, found) : found;
}

/** The addon, or one it depends on, defines the method itself. */
function declaredHere(world: World, use: MethodUse): boolean {
  return use.models.some((name) =>
    world
      .models(name)
      ?.methods.get(use.name)
      ?.some((one) => world.mine.has(one.addon) && !one.definition.callsSuper),
  );
}

/** An override of a method that is gone: certain enough with `super()`; else only where nothing else names it. */
function overridden(world: World, use: MethodUse, found: Resolution): Resolution {
  const method = use.definition!;
  const file = pythonFile(world.source, use.path);
  if (method.callsSuper) {
    const asks = callsOf(file?.calls ?? [], 'hasattr').some((call) => stringOf(call.args[1]) === method.name);
    return asks ? unknown('the code asks whether the method is there') : { ...found, certainty: 'likely' };
  }
  const called = world.source.python.some((one) => withName(one.calls, method.name).length > 0);
  if (called || namedInStrings(world.source, method.name)) return THERE;
  if (method.decorators.some((one) => /(depends|onchange|constrains|ondelete|autovacuum|returns)$/.test(one.name)))
    return THERE;
  return { ...found, certainty: 'possible' };
}

interface Shape {
  names: string[];
  required: number;
  args: boolean;
  kwargs: boolean;
}

const shapeOf = (parameters: string): Shape => {
  const parts = parameters.split(', ').filter((part) => part !== '' && part !== '*' && part !== '/');
  const plain = parts.filter((part) => !part.startsWith('*'));
  return {
    names: plain.map((part) => part.replace(/=$/, '')).slice(1),
    required: plain.slice(1).filter((part) => !part.endsWith('=')).length,
    args: parts.some((part) => /^\*\w/.test(part)),
    kwargs: parts.some((part) => part.startsWith('**')),
  };
};

/** The method is still there; does it take what the addon gives it, or give what the override takes? */
function reshaped(world: World, use: MethodUse, at: (series: Series) => Member): Resolution {
  const before = at(world.from);
  const after = at(world.target);
  if (before.outcome !== 'found' || after.outcome !== 'found') return THERE;
  if (!differs(before, after)) return THERE;
  const breaks = (one: Member): boolean => {
    if (one.outcome !== 'found') return false;
    const shapes = signatures(one).map(shapeOf);
    return shapes.length > 0 && shapes.every((shape) => misfit(use, signatures(before).map(shapeOf), shape));
  };
  if (!breaks(after)) return THERE;
  let hop = world.target;
  for (let step = world.steps.length - 2; step >= 0; step--) {
    if (!breaks(at(world.steps[step]!))) break;
    hop = world.steps[step]!;
  }
  const shown = signatures(after)[0] ?? '';
  return {
    ...THERE,
    status: 'changed',
    hop,
    successor: `${use.name}(${shown})`,
    certainty: use.how === 'override' ? 'likely' : 'possible',
  };
}

const signatures = (one: Member): string[] => [
  ...new Set((one.symbols as readonly MethodSymbol[]).map((method) => method.parameters).filter((text) => text !== '')),
];

function differs(before: Member, after: Member): boolean {
  const old = new Set(signatures(before));
  return !signatures(after).some((text) => old.has(text));
}

function misfit(use: MethodUse, before: readonly Shape[], after: Shape): boolean {
  if (use.how === 'override') {
    return before.some((shape) => !overrideFits(use.definition!.parameters, use.definition!.callsSuper, shape, after));
  }
  if (use.call === undefined) return false;
  const given = use.call.args.length;
  const spread = use.call.args.some((value) => value.kind === 'other');
  if (spread) return false;
  const stale = Object.keys(use.call.kwargs).some(
    (name) => !after.kwargs && !after.names.includes(name) && before.some((shape) => shape.names.includes(name)),
  );
  const tooMany = !after.args && given > after.names.length && before.some((shape) => given <= shape.names.length);
  return stale || tooMany;
}

/** Whether a method takes what callers of another one of that name pass: by position, nothing missing, nothing over. */
export function methodsFit(parameters: readonly Parameter[], declared: readonly MethodSymbol[]): boolean {
  const plain = parameters.filter((one) => one.kind === 'plain').slice(1);
  const required = plain.filter((one) => one.default === null).length;
  const open = parameters.some((one) => one.kind !== 'plain');
  return declared
    .filter((one) => one.parameters !== '')
    .map((one) => shapeOf(one.parameters))
    .every((shape) => required <= shape.names.length && (open || shape.names.length <= plain.length));
}

/** Does an override take what callers pass from now on, and pass on what `super()` takes? */
function overrideFits(parameters: readonly Parameter[], callsSuper: boolean, before: Shape, after: Shape): boolean {
  const own = parameters
    .filter((one) => one.kind === 'plain')
    .map((one) => one.name)
    .slice(1);
  const open = parameters.some((one) => one.kind !== 'plain');
  const stale = before.names.some((name) => !after.names.includes(name) && own.includes(name));
  if (open) return after.kwargs || !(stale && callsSuper);
  // By position only the number counts; names count where the old name is gone and a new one took its place.
  const missing = after.names.length > own.length && own.length >= before.required;
  const surplus = own.length > after.names.length && !after.args && !after.kwargs && own.length <= before.names.length;
  return !(missing || surplus || (stale && after.names.length !== own.length));
}
