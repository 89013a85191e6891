import type { CommitKind } from '../../domain/history.js';

/**
 * Kind by tag. Sources: Odoo documentation, content/contributing/development/git_guidelines.rst (FIX REF ADD REM REV MOV
 * REL IMP MERGE CLA I18N PERF CLN LINT); OCA/odoo-community.org CONTRIBUTING (MIG, UPD, BOT); the rest was seen in
 * histories of OCA repositories.
 */
const BY_TAG: Readonly<Record<string, CommitKind>> = {
  FIX: 'fix',
  HOTFIX: 'fix',
  BUG: 'fix',
  BUGFIX: 'fix',
  SEC: 'fix',
  REV: 'revert',
  REVERT: 'revert',
  ADD: 'addition',
  NEW: 'addition',
  IMP: 'improvement',
  CHG: 'improvement',
  PERF: 'improvement',
  REF: 'refactoring',
  RFR: 'refactoring',
  CLN: 'refactoring',
  REM: 'removal',
  DEL: 'removal',
  MOV: 'move',
  MIG: 'migration',
  'OU-MIG': 'migration',
  PORT: 'migration',
  I18N: 'translation',
  L10N: 'other',
  LINT: 'formatting',
  REL: 'release',
  BOT: 'bot',
};

/** Conventional Commits 1.0.0 types (conventionalcommits.org, and the Angular list it names). */
const BY_TYPE: Readonly<Record<string, CommitKind>> = {
  fix: 'fix',
  bugfix: 'fix',
  hotfix: 'fix',
  revert: 'revert',
  feat: 'addition',
  feature: 'addition',
  perf: 'improvement',
  refactor: 'refactoring',
  style: 'formatting',
  i18n: 'translation',
};

const TAGS = /^\s*((?:\[[^\]\n]{1,24}\]\s*){1,6})/;
const CONVENTIONAL = /^([a-z]{3,10})(?:\([^)\n]{1,60}\))?!?:\s/i;
/** Commits of Weblate, Transifex, Launchpad and of oca-github-bot, by their fixed wording. */
const BOT =
  /^(?:Translated using Weblate|Added translation using Weblate|Deleted translation using Weblate|Update translation files|OCA Transbot updated|Launchpad automatic translations)|^\[(?:BOT|UPD)\]\s*(?:post-merge|README|addons table|Update \S+\.pot)|^\[ADD\] (?:setup\.py|icon\.png)$/i;
/** oca-github-bot's release commit: addon and version. */
const BUMP = /^(?:\[BOT\] )?[a-z0-9_]+ \d{1,2}\.\d\.\d+\.\d+\.\d+$/;
/**
 * Runs of formatters and linters over existing code: the first step of OCA's migration guide ("[IMP] <addon>: black,
 * isort, prettier", later "pre-commit auto fixes"; OCA/maintainer-tools wiki) and their like.
 */
const FORMATTING =
  /\b(?:pre-commit(?: (?:auto ?fix(?:es)?|stuff|run|update))?\b|black\b[, ]+isort|isort\b[, ]+(?:black|prettier)|(?:run|apply|re-?apply) (?:black|isort|prettier|ruff|pre-commit)|autopep8|pep-?8|flake8|pylint|eslint|lint(?:ing|er)?\b|whitespaces?)/i;
const ADDRESS_OF_BOT = /\[bot\]@|^(?:oca-git-bot|oca-transbot|transbot|noreply@weblate|hosted@weblate|weblate)\b/i;

export interface Subject {
  kind: CommitKind;
  /** A tag or conventional prefix told the kind. */
  tagged: boolean;
}

/** Kind of a commit by its subject, its body and the address of its author. The order decides: what no person wrote first. */
export function kindOf(subject: string, body: string, address: string): Subject {
  if (BUMP.test(subject)) return { kind: 'release', tagged: true };
  if (BOT.test(subject) || ADDRESS_OF_BOT.test(address)) return { kind: 'bot', tagged: true };
  if (/^Revert "/.test(subject) || /\bThis reverts commit [0-9a-f]{7,}/.test(body))
    return { kind: 'revert', tagged: true };
  const kinds = tagsOf(subject).flatMap((tag) => BY_TAG[tag] ?? []);
  const type = CONVENTIONAL.exec(subject)?.[1]?.toLowerCase();
  if (type !== undefined && BY_TYPE[type] !== undefined) kinds.push(BY_TYPE[type]);
  const kind = strongest(kinds);
  // A linter's complaint fixed is no defect fixed; a migration is told by its tag alone.
  if (kind !== 'migration' && kind !== 'revert' && FORMATTING.test(subject))
    return { kind: 'formatting', tagged: true };
  if (kind !== null) return { kind, tagged: true };
  if (/^\s*(?:hot ?-?fix|bug ?-?fix|fix(?:e[sd])?)\b/i.test(subject)) return { kind: 'fix', tagged: false };
  return { kind: 'other', tagged: false };
}

/** Tags in upper case; `[16.0]` is no tag, `[FIX+IMP]` two. */
function tagsOf(subject: string): string[] {
  const text = TAGS.exec(subject)?.[1] ?? '';
  return [...text.matchAll(/\[([^\]\n]{1,24})\]/g)]
    .flatMap((match) => match[1]!.toUpperCase().split(/[+,/&\s]+/))
    .filter((tag) => tag !== '' && !/^\d+\.\d+$/.test(tag));
}

const ORDER: readonly CommitKind[] = ['revert', 'migration', 'translation', 'bot', 'release', 'formatting', 'fix'];

/** Of several tags, the one that says most: what is not a change of behaviour, then a fix, then the first. */
function strongest(kinds: readonly CommitKind[]): CommitKind | null {
  return ORDER.find((kind) => kinds.includes(kind)) ?? kinds[0] ?? null;
}

/** A person changed what the code does. */
export function isRealChange(kind: CommitKind): boolean {
  return !['migration', 'translation', 'formatting', 'release', 'bot'].includes(kind);
}
