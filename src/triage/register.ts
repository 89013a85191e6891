import { InputErrors } from '../domain/errors.js';
import type { Finding } from '../domain/finding.js';
import { glob } from '../domain/glob.js';
import { issueLines } from '../domain/issues.js';
import {
  type AcceptEntry,
  type Accepted,
  type Problem,
  type Register,
  registerSchema,
  type SnoozeEntry,
} from '../domain/triage.js';
import { readYaml } from '../yaml/read.js';
import { isKnownRule, unknownRule } from './directive.js';
import type { Sorted } from './inline.js';
import { canBeStale, isOver, type TriageScope } from './outcome.js';

/** Where people look for the register, in the folder the program is called from. */
export const REGISTER_NAME = 'odoo-debt-accepted.yaml';

/** A register with the name that messages call it by. */
export interface NamedRegister {
  name: string;
  register: Register;
}

/** Reads a register. @throws InputError that names every mistake in it. */
export function parseRegister(text: string, name: string): NamedRegister {
  const parsed = registerSchema.safeParse(readYaml(text, name) ?? {});
  if (parsed.success) return { name, register: parsed.data };
  throw new InputErrors(issueLines(parsed.error, registerSchema).map((line) => `${name}: ${line}`));
}

interface Entry {
  by: 'register' | 'snooze';
  /** `accept.0`: where it stands in the file. */
  where: string;
  entry: AcceptEntry | SnoozeEntry;
  matches(finding: Finding): boolean;
  used: boolean;
}

/** Takes the findings out that the register accepts or puts off, and names the entries that do not hold. */
export function applyRegister(findings: readonly Finding[], named: NamedRegister, scope: TriageScope): Sorted {
  const { register } = named;
  const entries = [
    ...register.accept.map((entry, index) => entryOf('register', `accept.${index}`, entry)),
    ...register.snooze.map((entry, index) => entryOf('snooze', `snooze.${index}`, entry)),
  ];
  const open: Finding[] = [];
  const accepted: Accepted[] = [];
  for (const finding of findings) {
    const all = entries.filter((entry) => entry.matches(finding));
    for (const entry of all) entry.used = true;
    const holds = all.find(({ entry }) => !isOver(entry.until, scope.today));
    if (holds) accepted.push(acceptedBy(holds, finding));
    else open.push(finding);
  }
  const problems = entries.flatMap((entry) => whatIsWrong(entry, named.name, scope));
  return { findings: open, accepted, problems };
}

function entryOf(by: Entry['by'], where: string, entry: AcceptEntry | SnoozeEntry): Entry {
  const ids = entry.findings && new Set(entry.findings);
  const isAddon = entry.addon === undefined ? null : glob(entry.addon);
  const isPath = entry.path === undefined ? null : glob(entry.path);
  const matches = (finding: Finding) =>
    (ids === undefined || ids.has(finding.id)) &&
    (entry.rule === undefined || entry.rule === finding.rule) &&
    (isAddon === null || isAddon(finding.addon)) &&
    (isPath === null || isPath(finding.path));
  return { by, where, entry, matches, used: false };
}

function acceptedBy({ by, where, entry }: Entry, finding: Finding): Accepted {
  const { id, rule, addon, path, line, severity, message } = finding;
  const { owner = null, until = null, note = null } = entry;
  return { id, rule, addon, path, line, severity, message, reason: entry.reason ?? '', owner, until, by, where, note };
}

function whatIsWrong({ by, where, entry, used }: Entry, name: string, scope: TriageScope): Problem[] {
  const say = (kind: Problem['kind'], message: string): Problem[] => [
    { kind, path: name, line: null, message: `${where}: ${message}` },
  ];
  const { rule, until } = entry;
  if (rule !== undefined && !isKnownRule(rule, scope.known)) return say('unknown-rule', unknownRule(rule, scope.known));
  // A snooze that is over has done its work: the finding is back.
  if (isOver(until, scope.today) && by === 'snooze') return [];
  if (isOver(until, scope.today)) {
    const then = used ? 'mend what it covers, or agree on a later day' : 'nothing is found any more: delete it';
    return say('expired', `was accepted until ${until}; ${then}`);
  }
  if (used || !isLookedAt(entry, scope) || (rule !== undefined && !canBeStale(rule, scope))) return [];
  const hint =
    entry.findings && !entry.addon ? ', or say with addon: that it belongs to an addon outside this scan' : '';
  return say('stale', `matches no finding; delete it${hint}`);
}

/** An entry about addons that were not scanned says nothing about this scan. */
function isLookedAt({ addon, path, findings }: AcceptEntry | SnoozeEntry, { sources }: TriageScope): boolean {
  if (addon !== undefined) return [...sources.keys()].some(glob(addon));
  if (findings !== undefined || path === undefined) return true;
  // The part before the first star names a folder; it counts where an addon lies in it or around it.
  const fixed = path.replace(/[*?].*/s, '');
  return [...sources.values()].some(
    ({ addon: { path: folder } }) => folder === '.' || `${folder}/`.startsWith(fixed) || fixed.startsWith(`${folder}/`),
  );
}
