import { InputError, messageOf } from '../../domain/errors.js';
import type { Severity } from '../../domain/finding.js';
import { get, list, number, object, text, whole } from './json.js';
import { type Descriptor, descriptorsOf, findDescriptor } from './rules.js';
import { toolSlug } from './tools/recognise.js';
import { baseFolders, placeOf } from './uri.js';

export type Level = 'error' | 'warning' | 'note' | 'none';

/** One result of another tool, as it says it. */
export interface ImportedResult {
  /** Id of the rule as the tool writes it. */
  rule: string;
  level: Level;
  message: string;
  /** Folders and name of the file, as far as the report tells; empty where it names none. */
  place: readonly string[];
  line: number;
  endLine: number;
  column: number;
  /** The code it shows, or null. */
  snippet: string | null;
  /** What the tool says stays the same while the code around it changes, or null. */
  print: string | null;
  effortMinutes: number | null;
  /** Tags of the result and of its rule, lower case. */
  tags: readonly string[];
  /** 0 to 10, as GitHub reads `security-severity`; null where it is not given. */
  security: number | null;
  /** How sure the tool is, in its words, lower case; '' where it does not say. */
  confidence: string;
  /** What the configuration says that it weighs; left out where it says nothing. */
  chosen?: Severity;
}

export interface ImportedRun {
  /** Short name: `bandit`. */
  tool: string;
  /** As the report writes it, with the version: `Bandit 1.7.5`. */
  label: string;
  results: readonly ImportedResult[];
  rules: ReadonlyMap<string, Descriptor>;
  /** Results left out: suppressed in the report. */
  suppressed: number;
  /** Results left out: the tool says that they are no failures, or are gone. */
  passed: number;
  /** Results left out: the configuration switches their rules off. */
  off?: number;
}

export interface ImportedLog {
  /** Name of the file without its folders. */
  name: string;
  runs: readonly ImportedRun[];
}

/** Reads SARIF 2.1.0. @throws InputError for text that is something else. */
export function readLog(content: string, file: string): ImportedLog {
  let data: unknown;
  try {
    data = JSON.parse(content.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new InputError(`${file}: not JSON: ${messageOf(error).slice(0, 200)}`);
  }
  const version = get(data, 'version');
  const runs = get(data, 'runs');
  if (!Array.isArray(runs)) throw new InputError(`${file}: not SARIF: it has no list of runs`);
  if (typeof version !== 'string' || !/^2\.1\.0/.test(version)) {
    throw new InputError(`${file}: SARIF of version ${JSON.stringify(version ?? null)}; 2.1.0 can be read`);
  }
  const name = file.split(/[\\/]/).at(-1) || file;
  return { name, runs: runs.map((run) => readRun(run, file)) };
}

function readRun(run: unknown, file: string): ImportedRun {
  const driver = get(get(run, 'tool'), 'driver');
  const toolName = text(get(driver, 'name')) ?? '';
  if (toolName === 'odoo-debt') {
    throw new InputError(`${file}: is a report of odoo-debt itself; import what other tools write`);
  }
  const version = text(get(driver, 'semanticVersion')) ?? text(get(driver, 'version'));
  const descriptors = descriptorsOf(run);
  const bases = baseFolders(get(run, 'originalUriBaseIds'));
  const results: ImportedResult[] = [];
  let suppressed = 0;
  let passed = 0;
  for (const result of list(get(run, 'results'))) {
    if (isSuppressed(result)) suppressed++;
    else if (!isFailure(result)) passed++;
    else results.push(readResult(result, { run, bases, descriptors }));
  }
  return {
    tool: toolSlug(toolName),
    label: `${toolName || 'unknown tool'}${version === null ? '' : ` ${version}`}`.slice(0, 80),
    results,
    rules: new Map(descriptors.all.map((rule) => [rule.id, rule])),
    suppressed,
    passed,
  };
}

/** A suppression counts where it is accepted, and it is accepted where it does not say. Source: SARIF 2.1.0, 3.27.23, 3.35.3. */
function isSuppressed(result: unknown): boolean {
  return list(get(result, 'suppressions')).some((entry) => (get(entry, 'status') ?? 'accepted') === 'accepted');
}

/** Source: SARIF 2.1.0, 3.27.9 (kind) and 3.27.24 (baselineState). */
function isFailure(result: unknown): boolean {
  const kind = get(result, 'kind') ?? 'fail';
  return (kind === 'fail' || kind === 'open' || kind === 'review') && get(result, 'baselineState') !== 'absent';
}

interface RunContext {
  run: unknown;
  bases: ReadonlyMap<string, readonly string[]>;
  descriptors: ReturnType<typeof descriptorsOf>;
}

function readResult(result: unknown, { run, bases, descriptors }: RunContext): ImportedResult {
  const rule = findDescriptor(result, descriptors);
  const physical = list(get(result, 'locations'))
    .map((location) => get(location, 'physicalLocation'))
    .find((location) => location !== undefined);
  const region = get(physical, 'region');
  const line = Math.max(1, whole(get(region, 'startLine')) ?? 1);
  const properties = get(result, 'properties');
  return {
    rule: rule.id,
    level: levelOf(result, rule),
    message: messageText(result, rule),
    place: placeOf(get(physical, 'artifactLocation'), get(run, 'artifacts'), bases),
    line,
    endLine: Math.max(line, whole(get(region, 'endLine')) ?? line),
    column: Math.max(1, whole(get(region, 'startColumn')) ?? 1),
    snippet: text(get(get(region, 'snippet'), 'text')),
    print: printOf(result),
    effortMinutes: number(get(properties, 'effortMinutes')),
    tags: [...rule.tags, ...tagsOf(properties)],
    security: number(get(properties, 'security-severity')) ?? rule.security,
    confidence: (text(get(properties, 'issue_confidence')) ?? rule.precision ?? '').toLowerCase(),
  };
}

export function tagsOf(properties: unknown): string[] {
  return list(get(properties, 'tags')).flatMap((tag) => (typeof tag === 'string' ? [tag.toLowerCase()] : []));
}

function levelOf(result: unknown, rule: Descriptor): Level {
  const given = get(result, 'level') ?? rule.level ?? 'warning';
  return given === 'error' || given === 'note' || given === 'none' ? given : 'warning';
}

const LONGEST_MESSAGE = 600;

/** The text of the result, or the template of its rule with the arguments filled in; on one line. */
function messageText(result: unknown, rule: Descriptor): string {
  const message = get(result, 'message');
  const template = rule.messages.get(text(get(message, 'id')) ?? '');
  const found = text(get(message, 'text')) ?? template ?? text(get(message, 'markdown')) ?? rule.title;
  const values = list(get(message, 'arguments')).map((value) => text(value) ?? '');
  const filled = values.length === 0 ? found : found.replace(/\{(\d+)\}/g, (whole, at) => values[Number(at)] ?? whole);
  const line = filled.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_MESSAGE ? `${line.slice(0, LONGEST_MESSAGE)}…` : line || rule.id;
}

/**
 * What the tool gives to know the result again. Semgrep writes the words "requires login" there for those who have not
 * logged in: only values that hold a digest count.
 */
function printOf(result: unknown): string | null {
  const all = [get(result, 'fingerprints'), get(result, 'partialFingerprints')].flatMap((prints) =>
    Object.entries(object(prints)).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && /[0-9a-f]{8}/i.test(entry[1]),
    ),
  );
  if (all.length === 0) return null;
  return all
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join('\n');
}
