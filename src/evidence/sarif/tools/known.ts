import type { Family, Severity } from '../../../domain/finding.js';

/** What we know of a rule of another tool. */
export interface KnownRule {
  /** Our rules that tell the same defect; `rule#change` for one version change of an upgrade rule. */
  rules: readonly string[];
  /** Which messages of those rules, where they tell other things too. */
  says?: RegExp;
  /** The two may point at different lines of one file. */
  anyLine?: true;
  /** Theirs points at where a value is made, ours at where it is used further down in the same function. */
  before?: true;
  family?: Family;
  /** Not above this, whatever the report says. */
  atMost?: Severity;
  /** Why such results are left out. */
  leftOut?: string;
}

export type KnownRules = Readonly<Record<string, KnownRule>>;

const same = (...rules: string[]): KnownRule => ({ rules });

const SECRET = same('security/hard-coded-secret');
const EVAL = same('security/unsafe-eval');
const DATA = same('security/unsafe-deserialisation');
const SHELL = same('security/shell-command');
const TLS = same('security/disabled-tls-verification');
const TIMEOUT = same('security/request-without-timeout');
const SWALLOWED = same('reliability/swallowed-exception');
const MARKUP = same('security/unescaped-markup');
/** These point at the text of the query, ours at the call that runs it. */
const SQL: KnownRule = { rules: ['security/sql-from-values'], before: true };
const UNREACHABLE = same('maintainability/unreachable-code');
const COMPLEX = same('maintainability/complex-method');
const LONG = same('maintainability/long-method');
const ADMITTED = same('maintainability/self-admitted-debt');
const REDEFINED = same('reliability/redefined-member');
const MUTABLE = same('reliability/mutable-default');
const DUPLICATED = same('maintainability/duplicated-code');
/** What these say depends on libraries, Odoo among them, that are seldom installed where a linter runs. */
const UNRESOLVED: KnownRule = { rules: [], leftOut: 'say that a library is not installed where it ran' };

/**
 * Bandit, by test id. Ruff ports the same tests as S rules of the same number (S608 is B608).
 * Sources: bandit.readthedocs.io, "Complete Test Plugin Listing" and "Blacklist Plugins"; docs.astral.sh/ruff/rules/,
 * flake8-bandit (S).
 */
export const BANDIT: KnownRules = {
  // assert_used: an assert in a test is what tests are made of, elsewhere it vanishes under -O.
  B101: { rules: [], family: 'maintainability', atMost: 'info' },
  B102: EVAL,
  B105: SECRET,
  B106: SECRET,
  B107: SECRET,
  B110: SWALLOWED,
  B112: SWALLOWED,
  B113: TIMEOUT,
  B301: DATA,
  B302: DATA,
  B307: EVAL,
  B323: TLS,
  B501: TLS,
  B506: DATA,
  B602: SHELL,
  B604: SHELL,
  B605: SHELL,
  B608: SQL,
  B704: MARKUP,
};

/**
 * Pylint's own messages, by id. Ruff ports some as PL rules of the same number (PLW0102 is W0102).
 * Source: pylint.readthedocs.io, "Messages overview".
 */
export const PYLINT: KnownRules = {
  C0301: { rules: [], family: 'maintainability', atMost: 'info' },
  E0102: REDEFINED,
  E0401: UNRESOLVED,
  E0611: UNRESOLVED,
  E1101: UNRESOLVED,
  R0801: DUPLICATED,
  R0912: COMPLEX,
  R0915: LONG,
  W0101: UNREACHABLE,
  W0102: MUTABLE,
  W0122: EVAL,
  W0123: EVAL,
  W0511: ADMITTED,
  W3101: TIMEOUT,
};

/** Ids of messages that converters write by their symbol. Source: as PYLINT. */
export const PYLINT_SYMBOLS: Readonly<Record<string, string>> = {
  'dangerous-default-value': 'W0102',
  'duplicate-code': 'R0801',
  'eval-used': 'W0123',
  'exec-used': 'W0122',
  fixme: 'W0511',
  'function-redefined': 'E0102',
  'import-error': 'E0401',
  'line-too-long': 'C0301',
  'missing-timeout': 'W3101',
  'no-member': 'E1101',
  'no-name-in-module': 'E0611',
  'too-many-branches': 'R0912',
  'too-many-statements': 'R0915',
  unreachable: 'W0101',
};

/** Ruff's rules that are no port of Bandit or Pylint. Source: docs.astral.sh/ruff/rules/. */
export const RUFF: KnownRules = {
  B006: MUTABLE,
  C901: COMPLEX,
  F811: REDEFINED,
  FIX001: ADMITTED,
  FIX002: ADMITTED,
  FIX003: ADMITTED,
  FIX004: ADMITTED,
  T201: same('reliability/print-call'),
};

/**
 * Rules of the Semgrep registry, by the last part of their id: reports put the path of the configuration before it.
 * Source: github.com/semgrep/semgrep-rules, files under python/lang and python/requests whose names these are.
 */
export const SEMGREP: KnownRules = {
  'avoid-cPickle': DATA,
  'avoid-dill': DATA,
  'avoid-pickle': DATA,
  'avoid-pyyaml-load': DATA,
  'avoid-shelve': DATA,
  'dangerous-subprocess-use': SHELL,
  'dangerous-subprocess-use-audit': SHELL,
  'dangerous-system-call': SHELL,
  'dangerous-system-call-audit': SHELL,
  'disabled-cert-validation': TLS,
  'eval-detected': EVAL,
  'exec-detected': EVAL,
  'formatted-sql-query': SQL,
  'subprocess-shell-true': SHELL,
  'use-timeout': TIMEOUT,
};

/**
 * SonarQube's rules for Python, by number (`python:S3776`, `external_…` left aside).
 * Source: rules.sonarsource.com/python/RSPEC-<number>.
 */
export const SONAR: KnownRules = {
  S1134: ADMITTED,
  S1135: ADMITTED,
  S1763: UNREACHABLE,
  S2068: SECRET,
  S2077: SQL,
  S3649: SQL,
  S3776: COMPLEX,
  S4830: TLS,
};
