import { createHash } from 'node:crypto';
import type { AddonSource } from '../../domain/addon.js';
import type { PathReason } from '../../domain/coverage.js';
import type { Finding } from '../../domain/finding.js';
import type { Result } from '../../domain/result.js';
import type { RuleMeta } from '../../domain/rule.js';
import { importedMetas } from './explain.js';
import { fileFinder, type ScannedFile } from './files.js';
import { gradeOf } from './grade.js';
import { importedRuleId } from './id.js';
import { codeOf, type FileText, type ReadSource, symbolAt, textReader, widened } from './place.js';
import type { ImportedLog, ImportedResult, ImportedRun } from './read.js';
import { type Placed, sameAsOther, sameAsOurs } from './same.js';
import { recognise } from './tools/recognise.js';

export interface MergeContext {
  sources: ReadonlyMap<string, AddonSource>;
  /** Labels of the roots. */
  roots: readonly string[];
  /** Our rules that ran. */
  rules: readonly RuleMeta[];
  readSource: ReadSource;
}

export interface Merged {
  /** Ours, with `alsoBy` where others tell the same, and theirs; sorted by addon, path, line, column, rule, id. */
  findings: Finding[];
  /** Rules of the findings that others told, as their reports describe them. */
  rules: RuleMeta[];
  /** Results that could not be used, by file, with the reason. */
  skipped: PathReason[];
  /** One line for each run that was imported. */
  evidence: Result['evidence'];
}

/** What became of the results of one run. */
interface Tally {
  log: ImportedLog;
  run: ImportedRun;
  outside: Map<string, number>;
  beyond: number;
  /** Results that say nothing about the code, by why. */
  leftOut: Map<string, number>;
  repeated: number;
  ours: number;
  others: number;
  added: number;
}

interface Candidate extends Placed {
  at: ScannedFile;
  result: ImportedResult;
  tally: Tally;
  rule: string;
  also: string[];
}

/** Tools that know Odoo tell it best; the others follow in order of their names. */
const FIRST = ['pylint-odoo', 'pylint', 'semgrep', 'bandit', 'sonarqube', 'ruff'];

/** Puts what other tools found among our findings, the same defect once. */
export function mergeImported(
  findings: readonly Finding[],
  logs: readonly ImportedLog[],
  context: MergeContext,
): Merged {
  if (logs.length === 0) return { findings: [...findings], rules: [], skipped: [], evidence: [] };
  const tallies: Tally[] = [];
  const candidates = candidatesOf(logs, context, tallies).sort(byRank);
  const alsoBy = new Map<Finding, Set<string>>();
  const taken = new Map<string, Set<Finding>>();
  const byPath = groupByPath(findings);
  const left: Candidate[] = [];
  const leftAt = new Map<string, Candidate[]>();
  const seen = new Set<string>();
  for (const candidate of candidates) {
    const { result, tally, at, rule } = candidate;
    const exact = JSON.stringify([rule, at.source.addon.key, at.path, result.line, result.column, result.message]);
    if (seen.has(exact)) {
      tally.repeated++;
      continue;
    }
    seen.add(exact);
    const place = `${at.source.addon.key}\n${at.path}`;
    const used = taken.get(rule) ?? new Set();
    taken.set(rule, used);
    const same = sameAsOurs(candidate, byPath.get(place) ?? [], used);
    if (same !== null) {
      used.add(same);
      alsoBy.set(same, (alsoBy.get(same) ?? new Set()).add(rule));
      tally.ours++;
      continue;
    }
    const others = leftAt.get(place) ?? [];
    const other = others.find((known) => sameAsOther(known, candidate));
    if (other !== undefined) {
      if (!other.also.includes(rule)) other.also.push(rule);
      tally.others++;
      continue;
    }
    others.push(candidate);
    leftAt.set(place, others);
    left.push(candidate);
    tally.added++;
  }
  const marked = findings.map((finding) => {
    const also = alsoBy.get(finding);
    return also === undefined ? finding : { ...finding, alsoBy: [...also].sort() };
  });
  const added = toFindings(left, context);
  return {
    findings: [...marked, ...added].sort(byPlace),
    rules: importedMetas(logs, added),
    skipped: tallies.flatMap(skippedOf),
    evidence: tallies.map(evidenceOf),
  };
}

function candidatesOf(logs: readonly ImportedLog[], context: MergeContext, tallies: Tally[]): Candidate[] {
  const find = fileFinder(context.sources.values(), context.roots);
  const textOf = textReader(context.readSource);
  const candidates: Candidate[] = [];
  for (const log of logs) {
    for (const run of log.runs) {
      const tally: Tally = {
        log,
        run,
        outside: new Map(),
        beyond: 0,
        leftOut: new Map(),
        repeated: 0,
        ours: 0,
        others: 0,
        added: 0,
      };
      tallies.push(tally);
      for (const result of run.results) {
        const leftOut = recognise(run.tool, result.rule)?.known.leftOut;
        if (leftOut !== undefined) {
          tally.leftOut.set(leftOut, (tally.leftOut.get(leftOut) ?? 0) + 1);
          continue;
        }
        const at = find(result.place);
        if (at === null) {
          const name = result.place.at(-1) ?? '';
          tally.outside.set(name, (tally.outside.get(name) ?? 0) + 1);
          continue;
        }
        const text = textOf(at);
        if (text.lines !== null && result.line > text.lines) tally.beyond++;
        else candidates.push(candidateOf(result, tally, at, text));
      }
    }
  }
  return candidates;
}

function candidateOf(result: ImportedResult, tally: Tally, at: ScannedFile, text: FileText): Candidate {
  const { tool } = tally.run;
  const recognised = recognise(tool, result.rule);
  return {
    tool,
    key: recognised?.key ?? `${tool} ${result.rule}`,
    known: recognised?.known ?? null,
    path: at.path,
    span: widened([result.line, result.endLine], text),
    symbol: symbolAt(at, result.line),
    symbolOf: (line) => symbolAt(at, line),
    text,
    at,
    result,
    tally,
    rule: importedRuleId(tool, result.rule),
    also: [],
  };
}

function groupByPath(findings: readonly Finding[]): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.addon}\n${finding.path}`;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return groups;
}

function toFindings(candidates: readonly Candidate[], { rules }: MergeContext): Finding[] {
  const metas = new Map(rules.map((meta) => [meta.id, meta]));
  const ordinals = new Map<string, number>();
  return candidates.map((candidate): Finding => {
    const { at, result, tool, known, rule, symbol, text, also } = candidate;
    const print = JSON.stringify([rule, titleOf(at.source), result.print ?? [symbol, codeOf(result, text)]]);
    const ordinal = ordinals.get(print) ?? 0;
    ordinals.set(print, ordinal + 1);
    return {
      id: createHash('sha256').update(`${print}\n${ordinal}`).digest('hex').slice(0, 12),
      rule,
      addon: at.source.addon.key,
      path: at.path,
      line: result.line,
      column: result.column,
      endLine: text.lines === null ? result.endLine : Math.max(result.line, Math.min(result.endLine, text.lines)),
      ...gradeOf(result, { tool, known, metas, inTests: /(^|\/)tests\//.test(at.file) }),
      hop: null,
      automation: null,
      tool: null,
      message: result.message,
      change: null,
      symbol,
      ...(also.length > 0 ? { alsoBy: [...also].sort() } : {}),
    };
  });
}

/** The addon whatever its folder is called: what its manifest calls it. */
function titleOf({ addon, manifest }: AddonSource): string {
  const name = manifest?.values?.name;
  return typeof name === 'string' && name.trim() !== '' ? name.trim() : addon.name;
}

function skippedOf({ log, run, outside, beyond, leftOut }: Tally): PathReason[] {
  const reasons: string[] = [];
  const lost = [...outside.values()].reduce((sum, count) => sum + count, 0);
  if (lost > 0) {
    const names = [...outside.keys()].filter((name) => name !== '').sort();
    const some = names.length === 0 ? '' : ` (${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''})`;
    reasons.push(`name no file of a scanned addon${some}`);
  }
  const whys = reasons.map((why) => `${counted(lost, run.tool)} ${why}`);
  if (beyond > 0)
    whys.push(`${counted(beyond, run.tool)} stand behind the end of their file: the report is of another version`);
  for (const [why, count] of leftOut) whys.push(`${counted(count, run.tool)} ${why}`);
  if (run.off) whys.push(`${counted(run.off, run.tool)} are of rules that the configuration switches off`);
  if (run.suppressed > 0) whys.push(`${counted(run.suppressed, run.tool)} are suppressed in the report`);
  return whys.map((why) => ({ path: log.name, why }));
}

function counted(count: number, tool: string): string {
  return `${count} ${count === 1 ? 'result' : 'results'} of ${tool}:`;
}

function evidenceOf({
  log,
  run,
  ours,
  others,
  repeated,
  added,
  outside,
  beyond,
  leftOut,
}: Tally): Result['evidence'][number] {
  const lost = beyond + [...outside.values()].reduce((sum, count) => sum + count, 0);
  const parts = [
    `${added} added`,
    `${ours} the same as ours`,
    ...(others > 0 ? [`${others} the same as another tool's`] : []),
    ...(repeated > 0 ? [`${repeated} told twice`] : []),
    ...(run.suppressed > 0 ? [`${run.suppressed} suppressed`] : []),
    ...(run.off ? [`${run.off} of rules that are switched off`] : []),
    ...(run.passed > 0 ? [`${run.passed} that are no failures`] : []),
    ...[...leftOut].map(([why, count]) => `${count} that ${why}`),
    ...(lost > 0 ? [`${lost} without a place in the scanned code`] : []),
  ];
  return { source: `${run.label} (${log.name})`, window: null, basis: `results: ${parts.join(', ')}` };
}

function byRank(a: Candidate, b: Candidate): number {
  return (
    rankOf(a) - rankOf(b) ||
    compare(a.tool, b.tool) ||
    compare(a.at.source.addon.key, b.at.source.addon.key) ||
    compare(a.path, b.path) ||
    a.result.line - b.result.line ||
    a.result.column - b.result.column ||
    compare(a.rule, b.rule) ||
    compare(a.result.message, b.result.message)
  );
}

function rankOf({ tool, key }: Candidate): number {
  const at = FIRST.indexOf(key.startsWith('pylint-odoo ') ? 'pylint-odoo' : tool);
  return at < 0 ? FIRST.length : at;
}

function byPlace(a: Finding, b: Finding): number {
  return (
    compare(a.addon, b.addon) ||
    compare(a.path, b.path) ||
    a.line - b.line ||
    a.column - b.column ||
    compare(a.rule, b.rule) ||
    compare(a.id, b.id)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
