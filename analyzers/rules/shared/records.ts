import type { PythonFacts } from '../../../src/domain/facts/index.js';
import { inFunction, lastAround, onLine, withName } from '../../../src/domain/file-lookups.js';
import type { RuleContext } from '../../../src/domain/rule.js';
import { comodelOf } from '../../resolution/world.js';
import { worldAtOwnSeries } from './members.js';
import { assignmentsTo, classOf, isModelClass, type Scoped } from './python.js';

/** What gives records of the model it is called on. */
const SAME_MODEL =
  /\.(?:sudo|with_context|with_user|with_company|with_env|with_prefetch|browse|exists|filtered|sorted|search)\(\)/g;
/** Names that lead through names; more is nothing that a reader follows either. */
const DEEPEST = 5;

/** A name or `env['…']`, and fields behind it. */
const PATH = /^(?:(?:\w+\.)?env\[\]|(\w+))((?:\.\w+)*)$/;

/**
 * The model of the records that dotted text stands for where it is used: `self` of a class that stands for one model,
 * what `env['…']` names, what a loop goes through, a field that leads to one model. Null where the text proves none.
 */
export function modelOfRecords(context: RuleContext, facts: PythonFacts, use: Scoped, text: string): string | null {
  return resolve(context, facts, use, text, 0);
}

function resolve(context: RuleContext, facts: PythonFacts, use: Scoped, text: string, depth: number): string | null {
  const match = depth > DEEPEST ? null : PATH.exec(text.replaceAll(SAME_MODEL, ''));
  if (match === null) return null;
  const [, name, fields = ''] = match;
  let model = name === undefined ? namedOn(facts, use) : modelOfName(context, facts, use, name, depth);
  for (const field of fields.split('.').slice(1)) model = model === null ? null : comodelAt(context, model, field);
  return model;
}

/** `self`, the name of a loop's turn, or a name that the function gives one value. */
function modelOfName(
  context: RuleContext,
  facts: PythonFacts,
  use: Scoped,
  name: string,
  depth: number,
): string | null {
  if (name === 'self') return ofClass(facts, use);
  const turn = lastAround(withName(inFunction(facts.bindings ?? [], use.function), name), use.line);
  if (turn !== undefined) {
    return turn.how === 'for' && turn.source !== '' ? resolve(context, facts, turn, turn.source, depth + 1) : null;
  }
  const given = assignmentsTo(facts, use.function, name);
  const [only] = given;
  if (only === undefined || given.length > 1 || only.augmented || only.function === null) return null;
  const { value } = only;
  if (value.kind === 'subscript') return /\benv\[['"]([\w.]+)['"]\]$/.exec(value.text)?.[1] ?? null;
  if (value.kind === 'name') return resolve(context, facts, only, value.name, depth + 1);
  return value.kind === 'call' ? resolve(context, facts, only, `${value.callee}()`, depth + 1) : null;
}

function ofClass(facts: PythonFacts, use: Scoped): string | null {
  const owner = classOf(facts, use);
  if (!isModelClass(owner)) return null;
  return owner.model ?? (owner.inherit.length === 1 ? owner.inherit[0]! : null);
}

/** The model that `env['…']` names on the line, where only one is named there. */
function namedOn(facts: PythonFacts, { line, function: within }: Scoped): string | null {
  const named = onLine(facts.subscripts, line).filter(
    (entry) => entry.function === within && /(?:^|\.)env$/.test(entry.base),
  );
  return named.length === 1 ? named[0]!.key : null;
}

function comodelAt(context: RuleContext, model: string, field: string): string | null {
  const world = worldAtOwnSeries(context);
  return world === null ? null : comodelOf(world, [model], field);
}
