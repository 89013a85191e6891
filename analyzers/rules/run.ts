import { createHash } from 'node:crypto';
import type { AddonSource } from '../../src/domain/addon.js';
import type { PathReason } from '../../src/domain/coverage.js';
import { messageOf } from '../../src/domain/errors.js';
import type { Finding } from '../../src/domain/finding.js';
import { passOn } from '../../src/domain/passing.js';
import type { Portfolio } from '../../src/domain/portfolio.js';
import type { Draft, Rule, RuleContext } from '../../src/domain/rule.js';
import { compareSeries, hopsBetween, type Series } from '../../src/domain/series.js';
import { corrected, observationKey } from '../changes/observed.js';
import { countUnresolved, type Unresolved } from '../resolution/coverage.js';
import { fingerprint } from './fingerprint.js';

export interface Inspection {
  /** Sorted by addon, path, line, column, rule, id. */
  findings: Finding[];
  /** Rules that failed on an addon: the run went on without them. */
  failed: PathReason[];
  /** What could not be followed to the target. */
  unresolved: Unresolved;
}

/**
 * Runs rules over every addon. A rule that throws costs its findings in that addon and is named in `failed`.
 * @param onAddon Called before each addon, for progress.
 * @param today ISO date for rules that judge by the day; they are silent where it is left out.
 */
export function inspect(
  portfolio: Portfolio,
  rules: readonly Rule[],
  target: Series,
  onAddon: (done: number, total: number) => void = () => {},
  symbols: RuleContext['symbols'] = () => null,
  today?: string,
): Inspection {
  const inspection: Inspection = {
    findings: [],
    failed: [],
    unresolved: { series: new Set(), uses: new Map() },
  };
  let done = 0;
  for (const source of portfolio.sources.values()) {
    onAddon(done++, portfolio.sources.size);
    const { series } = source.addon;
    const context = { source, portfolio, target, hops: series ? hopsBetween(series, target) : [], symbols, today };
    const drafts: Placed[] = [];
    for (const rule of rules) {
      if (!applies(rule, source)) continue;
      try {
        const yielded = [...rule.check(context)].filter((draft) => !isPastMigration(rule, draft));
        const placed = yielded.map((draft) => place(portfolio, source, rule, asObserved(rule, draft)));
        for (const one of placed) drafts.push(one);
      } catch (error) {
        inspection.failed.push({ path: source.addon.path, why: `rule ${rule.meta.id} failed: ${messageOf(error)}` });
      }
    }
    for (const finding of finish(source, drafts)) inspection.findings.push(finding);
    countUnresolved(inspection.unresolved, context);
    passOn();
  }
  return inspection;
}

/** Facts are there and the series lies in the rule's range; an unknown series is inside any open end only. */
function applies(rule: Rule, source: AddonSource): boolean {
  const { since, until } = rule.meta;
  const { series } = source.addon;
  if (since && (series === null || compareSeries(series, since) < 0)) return false;
  if (until && (series === null || compareSeries(series, until) > 0)) return false;
  if (rule.requires.length === 0) return true;
  return rule.requires.some((kind) => (kind === 'manifest' ? source.manifest !== null : source[kind].length > 0));
}

/** What real migrations showed of a change, or of the kind of loss an index shows, corrects how sure a finding is. */
function asObserved({ meta }: Rule, draft: Draft): Draft {
  return meta.family === 'upgrade' ? corrected(draft, observationKey({ ...draft, rule: meta.id })) : draft;
}

/** A draft with its finished text and the key that is the same for the same thing. */
interface Placed {
  rule: Rule;
  draft: Draft;
  text: string;
  print: string;
}

function place(portfolio: Portfolio, source: AddonSource, rule: Rule, draft: Draft): Placed {
  return {
    rule,
    draft,
    text: wording(rule.meta.messages[draft.message], draft),
    print: fingerprint(portfolio, source, rule.meta.id, draft),
  };
}

/**
 * Scripts of upgrades that already ran need no change for the next one.
 * Source: odoo/modules/migration.py: scripts in migrations/ and upgrades/ run only when their version is passed.
 */
function isPastMigration({ meta }: Rule, draft: Draft): boolean {
  return meta.family === 'upgrade' && /^(migrations|upgrades)\//.test(draft.path);
}

function finish(source: AddonSource, drafts: Placed[]): Finding[] {
  drafts.sort((a, b) => {
    return (
      compareText(a.draft.path, b.draft.path) ||
      a.draft.line - b.draft.line ||
      a.draft.column - b.draft.column ||
      compareText(a.rule.meta.id, b.rule.meta.id) ||
      compareText(a.print, b.print)
    );
  });
  const seen = new Map<string, number>();
  return drafts.map((placed) => {
    const ordinal = seen.get(placed.print) ?? 0;
    seen.set(placed.print, ordinal + 1);
    const id = createHash('sha256').update(`${placed.print}\n${ordinal}`).digest('hex').slice(0, 12);
    return toFinding(source, placed, id);
  });
}

function toFinding(source: AddonSource, { rule: { meta }, draft, text }: Placed, id: string): Finding {
  const { addon } = source;
  return {
    id,
    rule: meta.id,
    family: meta.family,
    addon: addon.key,
    path: addon.path === '.' ? draft.path : `${addon.path}/${draft.path}`,
    line: draft.line,
    column: draft.column,
    endLine: Math.max(draft.endLine ?? draft.line, draft.line),
    ...(draft.alsoAt?.length ? { alsoAt: [...draft.alsoAt] } : {}),
    severity: draft.severity ?? meta.severity,
    hop: draft.hop ?? null,
    ...(draft.deprecatedSince === undefined ? {} : { deprecatedSince: draft.deprecatedSince }),
    automation: draft.automation === undefined ? meta.automation : draft.automation,
    tool: draft.tool === undefined ? meta.tool : draft.tool,
    certainty: draft.certainty ?? meta.certainty,
    effortMinutes: draft.effortMinutes ?? meta.effort.minutes,
    message: text,
    change: draft.change ?? null,
    symbol: draft.symbol ?? '',
    ...(draft.model === undefined ? {} : { model: draft.model }),
  };
}

/** Fills the placeholders of a message. @throws Error for a message key or placeholder that the rule does not supply. */
function wording(template: string | undefined, draft: Draft): string {
  if (template === undefined) throw new Error(`no message ${draft.message}`);
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = draft.args?.[name];
    if (value === undefined) throw new Error(`message ${draft.message} lacks the argument ${name}`);
    return String(value);
  });
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
