import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { debtItemSchema } from '../../domain/debt-item.js';
import { InputError, messageOf } from '../../domain/errors.js';
import { FAMILIES, type Finding, findingSchema, SEVERITIES } from '../../domain/finding.js';
import { type AddonResult, addonResultSchema, type Result, resultSchema } from '../../domain/result.js';
import { VERDICTS } from '../../domain/score.js';
import { entriesIn, type Part, partOf, textWithout } from '../../files/laid-out.js';

/** A result as it is opened: everything but what would hold up the first frame. */
export interface Opened {
  /** Whole but for its findings, where `rest` is not null. */
  result: Result;
  /** Reads the findings piece by piece; every step takes a few milliseconds. */
  rest: Generator<number, Finding[]> | null;
}

/** A saved result. @throws InputError for a file that cannot be read, or is none. */
export function openResult(file: string, cwd: string): Opened {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path.resolve(cwd, file));
  } catch (error) {
    throw new InputError(`${file}: ${messageOf(error)}`);
  }
  return parseResult(bytes, file);
}

/**
 * The result in a text. Findings are most of a large one and not in the first view, so they are put off where the file is
 * laid out as `scan` writes it; in any other layout it is read at once.
 * @throws InputError for anything that is not a result.
 */
export function parseResult(bytes: Buffer, name: string): Opened {
  const part = bytes.length < WORTH_IT ? null : partOf(bytes, 'findings');
  const data = readRest(bytes, part, name);
  const version = (data as { schemaVersion?: unknown } | null)?.schemaVersion;
  if (version !== 1) throw new InputError(`${name}: not a result of odoo-debt (schemaVersion 1 is missing)`);
  const result = data as Result;
  const why = headFault(result) ?? addonFault(result.addons) ?? findingFault(result.findings, 0);
  if (why !== null) throw new InputError(`${name}: ${why}`);
  return { result, rest: part === null ? null : readFindings(bytes, part, name) };
}

/** Less than this is read at once. */
const WORTH_IT = 2_000_000;
/** A text of Node ends at 512 MiB, which is 536,870,888 characters. */
const MOST_TEXT = 500_000_000;

/** A piece takes about 4 ms to parse. */
const PIECE = 400_000;

function* readFindings(bytes: Buffer, part: Part, name: string): Generator<number, Finding[]> {
  const findings: Finding[] = [];
  const pieces = entriesIn(bytes, part, PIECE);
  for (;;) {
    const next = told(name, () => pieces.next());
    if (next.done === true) return findings;
    const piece = next.value.entries as Finding[];
    const why = findingFault(piece, findings.length);
    if (why !== null) throw new InputError(`${name}: ${why}`);
    for (const finding of piece) findings.push(finding);
    yield next.value.share;
  }
}

/** Everything but the findings. */
function readRest(bytes: Buffer, findings: Part | null, name: string): unknown {
  const lists = bytes.length < MOST_TEXT ? [] : (['addons', 'items'] as const);
  const large = lists.flatMap((list) => {
    const part = partOf(bytes, list);
    return part === null ? [] : [{ list, part }];
  });
  return told(name, () => {
    const data = JSON.parse(textWithout(bytes, [...(findings ? [findings] : []), ...large.map(({ part }) => part)]));
    for (const { list, part } of large)
      for (const { entries } of entriesIn(bytes, part, PIECE)) for (const entry of entries) data[list].push(entry);
    return data;
  });
}

function told<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new InputError(`${name}: not JSON: ${messageOf(error)}`);
  }
}

const headSchema = z.object({
  ...resultSchema.omit({ addons: true, findings: true, items: true }).shape,
  addons: z.array(z.unknown()),
  findings: z.array(z.unknown()),
  items: z.array(z.unknown()),
});

function headFault(result: Result): string | null {
  const { error } = headSchema.safeParse(result);
  const issue = error?.issues[0];
  return issue === undefined ? null : `${issue.path.join('.')}: ${issue.message}`;
}

const isNumber = (value: unknown): boolean => typeof value === 'number';
const isText = (value: unknown): boolean => typeof value === 'string';

/** What lists sort, group and search by, of every entry: without it nothing can be shown. The rest is checked later. */
function addonFault(addons: readonly AddonResult[]): string | null {
  const at = addons.findIndex((addon) => {
    const { key, risk, usage, upgradeCost, debt, verdict, priority } = addon ?? {};
    const texts = isText(key) && VERDICTS.includes(verdict?.kind) && isText(debt?.rating);
    const scores = isNumber(risk?.score) && isNumber(usage?.score) && isNumber(upgradeCost?.score);
    return !texts || !scores || !isNumber(upgradeCost.hours?.p50) || !isNumber(debt.ratio) || !isNumber(priority);
  });
  return at < 0 ? null : `addons.${at}: not an addon of a result`;
}

function findingFault(findings: readonly Finding[], before: number): string | null {
  const at = findings.findIndex((finding) => {
    const { id, rule, addon, path: file, message, line, severity, family, effortMinutes } = finding ?? {};
    const texts = isText(id) && isText(rule) && isText(addon) && isText(file) && isText(message);
    const known = SEVERITIES.includes(severity) && FAMILIES.includes(family);
    return !texts || !known || !isNumber(line) || !isNumber(effortMinutes);
  });
  return at < 0 ? null : `findings.${before + at}: not a finding of a result`;
}

const SLICE = 200;

/** Holds every entry against the whole schema, some at a time. @returns sentences about what is off. */
export function* checkResult(result: Result): Generator<number, string[]> {
  const parts = [
    { name: 'addons', entries: result.addons, schema: addonResultSchema },
    { name: 'findings', entries: result.findings, schema: findingSchema },
    { name: 'items', entries: result.items, schema: debtItemSchema },
  ];
  const faults: string[] = [];
  for (const { name, entries, schema } of parts) {
    let wrong = 0;
    let first = '';
    for (let at = 0; at < entries.length; at++) {
      const { error } = schema.safeParse(entries[at]);
      const issue = error?.issues[0];
      if (issue !== undefined && wrong++ === 0) first = `${name}.${at}.${issue.path.join('.')}: ${issue.message}`;
      if (at % SLICE === SLICE - 1) yield at / entries.length;
    }
    if (wrong > 0) faults.push(`${wrong} of the ${name} do not follow the schema; the first: ${first}`);
  }
  return faults;
}
