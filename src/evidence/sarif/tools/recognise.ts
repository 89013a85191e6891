import { BANDIT, type KnownRule, type KnownRules, PYLINT, PYLINT_SYMBOLS, RUFF, SEMGREP, SONAR } from './known.js';
import { type Kind, PYLINT_ODOO } from './pylint-odoo.js';

export interface Recognised {
  /** The same for the same check of different tools: Ruff's S608 is Bandit's B608. */
  key: string;
  known: KnownRule;
}

const BY_ID: ReadonlyMap<string, string> = new Map(Object.entries(PYLINT_ODOO).map(([symbol, { id }]) => [id, symbol]));

/** Ruff's own numbers of the three checks for paid apps. Source: Vauxoo/ruff-odoo, docs-odoo/index.md. */
const OAPP: Readonly<Record<string, string>> = { OAPP001: 'C8117', OAPP002: 'C8118', OAPP003: 'C8119' };

/** The short name of a tool, as rule ids show it: `Semgrep OSS` is `semgrep`. */
export function toolSlug(name: string): string {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (slug.includes('pylint')) return slug.includes('odoo') ? 'pylint-odoo' : 'pylint';
  if (slug.startsWith('ruff')) return 'ruff';
  if (slug.startsWith('semgrep') || slug.startsWith('opengrep')) return 'semgrep';
  if (slug.startsWith('sonar')) return 'sonarqube';
  if (slug.startsWith('bandit')) return 'bandit';
  return slug.slice(0, 40) || 'unknown';
}

/** What we know of a rule of a tool, or null. */
export function recognise(tool: string, rule: string): Recognised | null {
  switch (tool) {
    case 'pylint':
    case 'pylint-odoo':
      return ofPylint(rule);
    case 'ruff':
      return ofRuff(rule);
    case 'bandit':
      return from('bandit', BANDIT, /B\d{3}/.exec(rule)?.[0]);
    case 'semgrep':
      return from('semgrep', SEMGREP, rule.split('.').at(-1));
    case 'sonarqube':
      return from('sonarqube', SONAR, /^(?:python:)?(S\d+)$/.exec(rule)?.[1]);
    default:
      // Converters put their own name; ids of this form are nobody else's.
      if (/^[CEFRW]8[123]\d\d$/.test(rule) || Object.hasOwn(PYLINT_ODOO, rule)) return ofPylint(rule);
      return null;
  }
}

/** By id or symbol; converters write either, or both in one text. */
function ofPylint(rule: string): Recognised | null {
  const id = /\b[CEFRW]\d{4}\b/.exec(rule)?.[0];
  const words = rule.split(/[^a-z0-9-]+/);
  const symbol = (id && BY_ID.get(id)) ?? words.find((word) => Object.hasOwn(PYLINT_ODOO, word));
  if (symbol !== undefined) {
    const { rules, says, anyLine, kind } = PYLINT_ODOO[symbol]!;
    const extra = { ...(says ? { says } : {}), ...(anyLine ? { anyLine } : {}), ...gradeOf(kind) };
    return { key: `pylint-odoo ${symbol}`, known: { rules, ...extra } };
  }
  const word = words.find((candidate) => Object.hasOwn(PYLINT_SYMBOLS, candidate));
  return from('pylint', PYLINT, id ?? (word && PYLINT_SYMBOLS[word]));
}

/** Layout and naming cost little, whatever the tool calls them. */
function gradeOf(kind: Kind): Pick<KnownRule, 'family' | 'atMost'> {
  if (kind === 'style' || kind === 'wording') return { family: 'maintainability', atMost: 'info' };
  return kind === 'risk' ? {} : { family: 'reliability' };
}

function ofRuff(rule: string): Recognised | null {
  const odoo = OAPP[rule] ?? /^OD([CEFRW]8[0-4]\d\d)$/.exec(rule)?.[1];
  if (odoo !== undefined) return ofPylint(odoo);
  const pylint = /^PL([CEFRW]\d{4})$/.exec(rule)?.[1];
  if (pylint !== undefined) return ofPylint(pylint);
  const bandit = /^S(\d{3})$/.exec(rule)?.[1];
  if (bandit !== undefined) return from('bandit', BANDIT, `B${bandit}`);
  return from('ruff', RUFF, rule);
}

function from(tool: string, table: KnownRules, id: string | undefined): Recognised | null {
  if (id === undefined) return null;
  const known = Object.hasOwn(table, id) ? table[id]! : null;
  return known === null ? null : { key: `${tool} ${id}`, known };
}
