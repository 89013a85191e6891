import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { EFFORT_MINUTES, MECHANICAL_MINUTES } from '../analyzers/changes/effort.js';
import type { Match } from '../analyzers/changes/match.js';
import { AREAS, type Area, type Change, changeSchema } from '../analyzers/changes/schema.js';
import { certaintyOf, ruleOf, toolOf } from './import-changes/classify.js';
import { anchorFacts, type Comparisons, javascriptFacts, methodFacts } from './import-changes/comparisons.js';
import { correctComparisons, correctFacts } from './import-changes/correct.js';
import { CURATED_PYTHON } from './import-changes/curated-python.js';
import { CURATED_XML } from './import-changes/curated-xml.js';
import { EXAMPLES } from './import-changes/examples.js';
import { genericDecision } from './import-changes/generic.js';
import type { Decision, RawFact } from './import-changes/raw.js';

/** Facts on the next series and on modules of the OCA have sources of their own; the fact base does not hold them. */
const KEPT: readonly Area[] = ['next-series', 'oca-module'];

/**
 * Writes `analyzers/changes/data/<area>.json` from a fact base: `import-changes <version-changes.json> <data folder>`.
 * Beside the fact base stands the folder of raw comparisons, `version-changes-data/`. One fact per line, sorted by id,
 * so that a diff of the data reads as a list of facts. Fails on the first fact that the schema refuses.
 */
export function importChanges(factBase: string): Map<Area, Change[]> {
  const facts = (JSON.parse(readFileSync(factBase, 'utf8')) as { facts: RawFact[] }).facts;
  const changes = facts.map(fromRaw);
  const data = correctComparisons(comparisons(join(dirname(factBase), 'version-changes-data')));
  const derived = [
    ...methodFacts(data, coveredMethods(changes)),
    ...javascriptFacts(data, coveredModules(changes)),
    ...anchorFacts(data),
  ];
  changes.push(...derived.map((fact) => complete({ ...fact, note: '', autofix: 'no' }, fact.match)));
  const imported = AREAS.filter((area) => !KEPT.includes(area));
  const byArea = new Map<Area, Change[]>(imported.map((area) => [area, []]));
  const wrong: string[] = [];
  for (const change of correctFacts(changes)) byArea.get(change.area)!.push(checked(change, wrong));
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  for (const list of byArea.values()) list.sort((a, b) => (a.id < b.id ? -1 : 1));
  return byArea;
}

/** Says in `wrong` what the schema refuses, so that one run names all bad facts. */
function checked(change: Change, wrong: string[]): Change {
  const outcome = changeSchema.safeParse(change);
  if (outcome.success) return outcome.data;
  wrong.push(
    `${change.id}: ${outcome.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}`,
  );
  return change;
}

function fromRaw(raw: RawFact): Change {
  const decision = CURATED_PYTHON[raw.id] ?? CURATED_XML[raw.id] ?? genericDecision(raw);
  return complete(
    {
      id: raw.id,
      area: raw.area as Area,
      old: raw.old,
      breaksIn: raw.breaks_in as Change['breaksIn'],
      deprecatedIn: raw.deprecated_in as Change['deprecatedIn'],
      validSince: raw.valid_since as Change['validSince'],
      replacementSince: raw.replacement_since as Change['replacementSince'],
      breakMode: raw.break_mode as Change['breakMode'],
      replacement: raw.replacement,
      effort: raw.effort,
      autofix: raw.autofix,
      source: raw.source,
      confidence: raw.confidence,
      origin: raw.origin,
      note: raw.note.trim(),
    },
    decision,
  );
}

type Partial_ = Pick<
  Change,
  'id' | 'area' | 'old' | 'breaksIn' | 'breakMode' | 'replacement' | 'effort' | 'source' | 'note'
> &
  Partial<Pick<Change, 'deprecatedIn' | 'validSince' | 'replacementSince' | 'confidence' | 'origin'>> & {
    autofix: RawFact['autofix'];
  };

/** Keys stand in one fixed order: what a person asks first comes first. */
function complete(fact: Partial_, decision: Decision): Change {
  const reason = refusal(fact, decision);
  const match: Match =
    reason === null
      ? (decision as Match)
      : { kind: 'none', of: typeof decision === 'string' ? 'words' : decision.kind };
  const tool = toolOf(fact.id);
  const automation =
    fact.autofix === 'yes' && tool !== null
      ? 'mechanical'
      : fact.autofix === 'no' && tool === null
        ? 'manual'
        : 'assisted';
  return {
    id: fact.id,
    area: fact.area,
    old: fact.old,
    rule: reason === null ? ruleOf(match, fact.area) : null,
    match,
    deprecatedIn: fact.deprecatedIn ?? null,
    breaksIn: fact.breaksIn,
    breakMode: fact.breakMode,
    validSince: fact.validSince ?? null,
    replacement: fact.replacement,
    replacementSince: fact.replacementSince ?? null,
    automation,
    tool,
    effort: fact.effort,
    minutes: automation === 'mechanical' ? MECHANICAL_MINUTES : EFFORT_MINUTES[fact.effort],
    decides: reason === null,
    reason,
    certainty: certaintyOf(fact.id, match),
    source: fact.source,
    confidence: fact.confidence ?? 'verified',
    origin: fact.origin ?? 'generated',
    note: fact.note,
    ...(EXAMPLES[fact.id] ? { example: EXAMPLES[fact.id] } : {}),
  };
}

/** Why a fact cannot decide, or null where it can. */
function refusal(fact: Partial_, decision: Decision): string | null {
  if (typeof decision === 'string') return decision;
  if (fact.breaksIn === null && !fact.deprecatedIn) return 'Not tied to one version.';
  if (fact.confidence === 'memory') return 'Not verified.';
  return null;
}

function coveredMethods(changes: readonly Change[]): Set<string> {
  const covered = new Set<string>();
  for (const { match, breaksIn } of changes) {
    if (match.kind !== 'py.method' && match.kind !== 'py.call' && match.kind !== 'py.method_def') continue;
    for (const model of match.models) for (const name of match.names) covered.add(`${model}|${name}|${breaksIn}`);
  }
  return covered;
}

function coveredModules(changes: readonly Change[]): Set<string> {
  const covered = new Set<string>();
  for (const { match, breaksIn } of changes) {
    if (match.kind !== 'js.require' && match.kind !== 'js.import') continue;
    for (const name of match.modules) covered.add(`${name}|${breaksIn}`);
  }
  return covered;
}

function comparisons(folder: string): Comparisons {
  const read = <T>(name: string): T => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T;
  return { methods: read('methods.json'), javascript: read('javascript.json'), anchors: read('view-anchors.json') };
}

/** One file per area: a JSON array with one fact per line. The next series is written by hand and stays. */
export function writeChanges(changes: ReadonlyMap<Area, readonly Change[]>, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder))
    if (name.endsWith('.json') && !KEPT.some((area) => name === `${area}.json`)) rmSync(join(folder, name));
  for (const [area, list] of changes) {
    const lines = list.map((change) => JSON.stringify(change)).join(',\n');
    writeFileSync(join(folder, `${area}.json`), `[\n${lines}\n]\n`);
  }
}

if (process.argv[1] && /import-changes\.[jt]s$/.test(process.argv[1])) {
  const [factBase, folder] = process.argv.slice(2);
  if (factBase === undefined || folder === undefined) {
    process.stderr.write('usage: import-changes <version-changes.json> <data folder>\n');
    process.exitCode = 2;
  } else {
    const changes = importChanges(factBase);
    writeChanges(changes, folder);
    const all = [...changes.values()].flat();
    process.stdout.write(`${all.length} facts, ${all.filter((change) => change.decides).length} decide\n`);
  }
}
