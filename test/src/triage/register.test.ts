import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AddonSource } from '../../../src/domain/addon.js';
import type { DebtItem } from '../../../src/domain/debt-item.js';
import type { Series } from '../../../src/domain/series.js';
import { applyToItems } from '../../../src/triage/items.js';
import type { TriageScope } from '../../../src/triage/outcome.js';
import { applyRegister, parseRegister } from '../../../src/triage/register.js';
import { addonSource } from '../../helpers/source.js';
import { finding } from './findings.js';

const NAME = 'odoo-debt-accepted.yaml';
const EVAL = 'security/unsafe-eval';
const RULES = new Set([EVAL, 'upgrade/field', 'performance/write-in-loop']);
const DECIDED = 'owner: Anna\n    reason: the text is a constant';

const scope = (given: Partial<TriageScope> = {}): TriageScope => ({
  sources: new Map<string, AddonSource>([['harbour', addonSource('harbour')]]),
  known: RULES,
  ran: RULES,
  target: '19.0' as Series,
  today: '2026-11-22',
  ...given,
});
const apply = (text: string, findings = [finding()], given: Partial<TriageScope> = {}) => {
  const { findings: open, accepted, problems } = applyRegister(findings, parseRegister(text, NAME), scope(given));
  return {
    open: open.map(({ id }) => id),
    accepted,
    problems: problems.map(({ kind, message }) => `${kind} ${message}`),
  };
};

describe('the register', () => {
  it('accepts by id and keeps what was decided', () => {
    const { open, accepted, problems } = apply(
      `accept:\n  - findings: [f1]\n    ${DECIDED}\n    until: 2027-06-30\n    note: see ticket 12\n`,
    );
    expect(open).toEqual([]);
    expect(problems).toEqual([]);
    expect(accepted).toMatchObject([
      { id: 'f1', owner: 'Anna', until: '2027-06-30', note: 'see ticket 12', by: 'register', where: 'accept.0' },
    ]);
  });

  it.each([
    ['a rule', `rule: ${EVAL}`, true],
    ['a rule in an addon', `rule: ${EVAL}\n    addon: har*`, true],
    ['a rule in a folder', `rule: ${EVAL}\n    path: "**/models/*.py"`, true],
    ['a rule in another folder', `rule: ${EVAL}\n    path: harbour/wizards/**`, false],
    ['a star that stops at a folder', `rule: ${EVAL}\n    path: harbour/*.py`, false],
    ['dots that are dots', `rule: ${EVAL}\n    path: harbour/models/quay?py`, true],
    ['another rule', 'rule: performance/write-in-loop', false],
  ])('%s', (_, which, hit) => {
    const { open, problems } = apply(`accept:\n  - ${which}\n    ${DECIDED}\n`);
    expect(open).toEqual(hit ? [] : ['f1']);
    expect(problems.length).toBe(hit ? 0 : 1);
  });

  it('holds on its last day and is a problem after it', () => {
    const entry = `accept:\n  - findings: [f1]\n    ${DECIDED}\n    until: 2026-11-22\n`;
    expect(apply(entry).open).toEqual([]);
    const after = apply(entry, [finding()], { today: '2026-11-23' });
    expect(after.open).toEqual(['f1']);
    expect(after.problems).toEqual([
      'expired accept.0: was accepted until 2026-11-22; mend what it covers, or agree on a later day',
    ]);
  });

  it('brings a snoozed finding back without a word', () => {
    const entry = 'snooze:\n  - findings: [f1]\n    until: 2026-11-22\n';
    expect(apply(entry).accepted).toMatchObject([{ by: 'snooze', owner: null, reason: '' }]);
    expect(apply(entry, [finding()], { today: '2026-11-23' })).toEqual({ open: ['f1'], accepted: [], problems: [] });
  });

  it('says what is stale, and only what it can tell', () => {
    const stale = (which: string, given: Partial<TriageScope> = {}) =>
      apply(`accept:\n  - ${which}\n    ${DECIDED}\n`, [], given).problems;
    expect(stale(`rule: ${EVAL}`)).toEqual(['stale accept.0: matches no finding; delete it']);
    expect(stale('findings: [gone]')[0]).toMatch(/say with addon:/);
    expect(stale(`rule: ${EVAL}\n    addon: bakery`)).toEqual([]);
    expect(stale(`rule: ${EVAL}\n    path: bakery/models/**`)).toEqual([]);
    expect(stale(`rule: ${EVAL}`, { ran: new Set() })).toEqual([]);
    expect(stale('rule: upgrade/field', { target: '17.0' })).toEqual([]);
    expect(stale('rule: upgrade/field')).toHaveLength(1);
  });

  it('suggests the rule that was meant', () => {
    expect(apply(`accept:\n  - rule: security/unsafe-evil\n    ${DECIDED}\n`).problems).toEqual([
      'unknown-rule accept.0: security/unsafe-evil: no such rule; did you mean security/unsafe-eval?',
    ]);
  });

  it('names every mistake of its form at once', () => {
    const text =
      'acept: []\naccept:\n  - findings: [f1]\n    ower: Anna\n    reason: no\n  - owner: Anna\n    reason: the text is a constant\nsnooze:\n  - rule: x/y\n    until: soon\n';
    const lines = (() => {
      try {
        parseRegister(text, NAME);
        return [];
      } catch (error) {
        return (error as { lines: string[] }).lines;
      }
    })();
    expect(lines.join('\n')).toMatch(/unknown key acept; did you mean accept\?/);
    expect(lines.join('\n')).toMatch(/accept\.0: unknown key ower; did you mean owner\?/);
    expect(lines.join('\n')).toMatch(/accept\.0\.owner: /);
    expect(lines.join('\n')).toMatch(/accept\.0\.reason: /);
    expect(lines.join('\n')).toMatch(/accept\.1: name findings by their ids, or a rule/);
    expect(lines.join('\n')).toMatch(/snooze\.0\.until: /);
    expect(lines.every((line) => line.startsWith(`${NAME}: `))).toBe(true);
  });
});

it('is shown in the documentation as it is read', () => {
  const page = readFileSync('docs/how-to/living-with-findings.md', 'utf8');
  const [, example] = /```yaml\n([\s\S]*?)```/.exec(page)!;
  const { register } = parseRegister(example!, NAME);
  expect([register.accept.length, register.snooze.length, register.estimate.length]).toEqual([2, 1, 1]);
});

describe('decisions on items', () => {
  const item: DebtItem = {
    id: 'DEBT-0123456789',
    title: 'Mend the quay',
    addon: 'harbour',
    kind: 'security',
    findings: ['f1'],
    hours: { p15: 1, p50: 2, p85: 6 },
    value: 1,
    dependsOn: [],
    verdict: 'keep',
  };

  it('set hours, owner and remark', () => {
    const text = `estimate:\n  - item: ${item.id}\n    hours: 4\nassign:\n  - item: ${item.id}\n    to: Anna\nnote:\n  - item: ${item.id}\n    text: after the summer\n`;
    const { items, problems } = applyToItems([item], parseRegister(text, NAME));
    expect(items).toEqual([{ ...item, hours: { p15: 2, p50: 4, p85: 12 }, owner: 'Anna', note: 'after the summer' }]);
    expect(problems).toEqual([]);
    expect(item.hours.p50).toBe(2);
  });

  it('name an item that is not there', () => {
    const { problems } = applyToItems(
      [item],
      parseRegister('assign:\n  - item: DEBT-0123456788\n    to: Anna\n', NAME),
    );
    expect(problems).toMatchObject([{ kind: 'stale', line: null }]);
    expect(problems[0]!.message).toMatch(/did you mean DEBT-0123456789\?/);
  });
});
