import { beforeAll, describe, expect, it } from 'vitest';
import { compareResults } from '../../../src/compare/index.js';
import { type Comparison, comparisonSchema, type FindingState } from '../../../src/domain/comparison.js';
import type { Result } from '../../../src/domain/result.js';
import { bakery, scanned } from './scans.js';

const ORDER = 'bakery_oven/models/oven.py';
// One scan for all: vitest runs this file's tests in one process.
const before = await scanned(bakery());

/** Rules in a state, sorted. */
function rulesIn({ findings }: Comparison, state: FindingState): string[] {
  return findings.changes.filter((change) => change.state === state).map(({ rule }) => rule);
}

function mended(): Record<string, string> {
  const files = bakery();
  files[ORDER] = files[ORDER]!.replace(`= '%s'" % shift)`, `= %s", [shift])`).replace('        print(shift)\n', '');
  return files;
}

describe('compareResults on two scans', () => {
  it('says nothing changed of a result and itself, and keeps its schema', () => {
    const same = compareResults(before, before);
    expect(comparisonSchema.parse(same)).toEqual(same);
    expect(Object.keys(same.findings.states)).toEqual(['still']);
    expect(same.findings.changes).toEqual([]);
    expect(same.hours).toEqual({ repaid: 0, new: 0 });
    expect(same.items).toMatchObject({ done: [], new: [], still: before.items.length });
    expect(same.addons.every(({ risk }) => risk.change === 0 && risk.factors.length === 0)).toBe(true);
  });

  it('tells what was repaid, what came new, and the hours of both', async () => {
    const files = mended();
    files[ORDER] +=
      `\n    def cool(self):\n        self.env.cr.execute("DELETE FROM bakery_oven WHERE id = %s" % self.name)\n`;
    const told = compareResults(before, await scanned(files));
    expect(rulesIn(told, 'repaid')).toEqual(['security/sql-from-values', 'reliability/print-call']);
    expect(rulesIn(told, 'new')).toContain('security/sql-from-values');
    expect(told.hours.repaid).toBeGreaterThan(0);
    expect(told.hours.new).toBeGreaterThan(0);
    expect(told.items.done.map(({ kind }) => kind)).toContain('reliability');
    const [oven] = told.addons;
    expect(oven!.risk.change).toBe(Math.round((oven!.risk.after! - oven!.risk.before!) * 10) / 10);
    expect(oven!.risk.factors.length).toBeGreaterThan(0);
  });

  it('follows a finding to another file', async () => {
    const { [ORDER]: code, ...rest } = bakery();
    const files = {
      ...rest,
      'bakery_oven/models/__init__.py': 'from . import furnace\n',
      'bakery_oven/models/furnace.py': `# moved\n${code}`,
    };
    const told = compareResults(before, await scanned(files));
    expect(told.findings.states.repaid ?? 0).toBe(0);
    expect(told.findings.states.new ?? 0).toBe(0);
    const moved = told.findings.changes.find(({ rule }) => rule === 'security/sql-from-values')!;
    expect(moved).toMatchObject({ state: 'moved', path: 'bakery_oven/models/furnace.py', was: { path: ORDER } });
    expect(moved.line).toBe(moved.was!.line + 1);
  });

  it('knows an addon under a new folder name by its findings', async () => {
    const told = compareResults(before, await scanned(bakery('stone_oven')));
    expect(told.addons).toHaveLength(1);
    expect(told.addons[0]).toMatchObject({ key: 'stone_oven', was: 'bakery_oven', state: 'renamed' });
    expect(told.findings.states.new ?? 0).toBe(0);
  });

  it('takes findings for the same when only the title of the addon changed, though their ids did', async () => {
    const after = await scanned(bakery('bakery_oven', 'Ovens, anew'));
    const ids = new Set(before.findings.map(({ id }) => id));
    expect(after.findings.every(({ id }) => !ids.has(id))).toBe(true);
    expect(compareResults(before, after).findings.states).toEqual({ still: before.findings.length });
  });

  it('calls edited code with the same defect changed, neither repaid nor new', async () => {
    const files = bakery();
    files['bakery_oven/views/oven.xml'] = files['bakery_oven/views/oven.xml']!.replace("'=', False", "'=', 0");
    const told = compareResults(before, await scanned(files));
    expect(rulesIn(told, 'changed')).toEqual(['upgrade/view-syntax']);
    expect(told.hours).toEqual({ repaid: 0, new: 0 });
  });

  it('takes another addon for one gone and one new', async () => {
    const told = compareResults(before, await scanned(bakery('harbour_crane', 'Cranes of the harbour')));
    expect(told.addons.map(({ key, state }) => [key, state])).toEqual([
      ['bakery_oven', 'gone'],
      ['harbour_crane', 'new'],
    ]);
    expect(told.findings.states).toEqual({
      'with-new-addon': before.findings.length,
      'with-gone-addon': before.findings.length,
    });
    expect(told.hours).toEqual({ repaid: 0, new: 0 });
    expect(told.items).toMatchObject({ done: [], left: before.items.length, regrouped: { before: 0, after: 0 } });
  });

  it('calls steps beyond the nearer target newly looked for, and compares hours up to that target', async () => {
    const near = await scanned(bakery(), '16.0');
    const told = compareResults(near, before);
    expect(told.findings.states.new ?? 0).toBe(0);
    expect(rulesIn(told, 'newly-looked-for')).toContain('upgrade/view-syntax');
    expect(told.totals.target).toBe('16.0');
    expect(told.totals.upgradeHours.before).toEqual(near.addons[0]!.upgradeCost.hours);
    expect(told.totals.upgradeHours.after!.p50).toBeLessThan(before.addons[0]!.upgradeCost.hours.p50);
    expect(told.addons[0]!.upgradeCost.change).toBeNull();
    expect(told.limits.map(({ kind }) => kind)).toContain('target');
    expect(rulesIn(compareResults(before, near), 'no-longer-looked-for')).toContain('upgrade/view-syntax');
  });

  it('calls nothing repaid in a file that can no longer be read', async () => {
    const files = bakery();
    files['bakery_oven/views/oven.xml'] = '<odoo><record></odoo>';
    const told = compareResults(before, await scanned(files));
    expect(rulesIn(told, 'not-read-now')).toContain('upgrade/view-syntax');
    expect(rulesIn(told, 'repaid')).not.toContain('upgrade/view-syntax');
  });

  it('calls a finding accepted, not repaid, and back again', async () => {
    const files = bakery();
    files[ORDER] = files[ORDER]!.replace(
      '        print(shift)',
      '        print(shift)  # odoo-debt: ignore reliability/print-call -- the baker reads the screen of the oven',
    );
    const after = await scanned(files);
    expect(rulesIn(compareResults(before, after), 'accepted')).toEqual(['reliability/print-call']);
    expect(rulesIn(compareResults(after, before), 'no-longer-accepted')).toEqual(['reliability/print-call']);
  });
});

describe('rules that one of the runs did not have', () => {
  let plain: Result;
  beforeAll(() => {
    const { rules: _, ...rest } = before;
    plain = rest;
  });
  const without = (result: Result, rule: string, version = '0.0.9'): Result => ({
    ...result,
    tool: { ...result.tool, version },
    findings: result.findings.filter((finding) => finding.rule !== rule),
  });
  const RULE = 'security/sql-from-values';

  it('are newly looked for where the list says so', () => {
    const rules = [...new Set(plain.findings.map(({ rule }) => rule))];
    const known = { older: rules.filter((rule) => rule !== RULE), newer: rules };
    const told = compareResults(without(plain, RULE), plain, known);
    expect(rulesIn(told, 'newly-looked-for')).toEqual([RULE]);
    expect(told.limits).toContainEqual({ kind: 'rules', subject: RULE, why: 'ran for the newer result only' });
    expect(
      rulesIn(
        compareResults(plain, without(plain, RULE), { older: rules, newer: known.older }),
        'no-longer-looked-for',
      ),
    ).toEqual([RULE]);
  });

  it('may be so where no list is known and the versions differ', () => {
    const told = compareResults(without(plain, RULE), plain);
    expect(rulesIn(told, 'maybe-new')).toEqual([RULE]);
    expect(told.hours.new).toBe(0);
    expect(rulesIn(compareResults(plain, without(plain, RULE)), 'maybe-repaid')).toEqual([RULE]);
  });

  it('ran where the versions are the same, and the result says that this was assumed', () => {
    const told = compareResults(without(plain, RULE, plain.tool.version), plain);
    expect(rulesIn(told, 'new')).toEqual([RULE]);
    expect(told.limits.map(({ kind, why }) => `${kind}: ${why}`).join()).toMatch(/rules: neither result says which/);
  });

  it('go by the list in the result plain that of the caller', () => {
    const older = { ...without(plain, RULE), rules: ['reliability/print-call'] };
    expect(rulesIn(compareResults(older, plain, { older: [RULE] }), 'newly-looked-for')).toEqual([RULE]);
  });
});

describe('results of different scope', () => {
  it('does not call addons of another root new or gone', () => {
    const elsewhere: Result = {
      ...before,
      roots: ['quay'],
      addons: before.addons.map((addon) => ({ ...addon, name: 'quay', key: 'quay', title: 'Quay' })),
      findings: before.findings.map((finding) => ({ ...finding, id: `q${finding.id}`, addon: 'quay' })),
    };
    const told = compareResults(before, elsewhere);
    expect(told.addons.map(({ state }) => state)).toEqual(['not-scanned-now', 'not-scanned-then']);
    expect(told.findings.states).toEqual({
      'not-read-then': before.findings.length,
      'not-read-now': before.findings.length,
    });
    expect(told.readiness.limits).toEqual(['roots']);
  });

  it('takes the same checkout in another folder for the same root', () => {
    expect(compareResults(before, { ...before, roots: ['wares-main'] }).findings.states).toEqual({
      still: before.findings.length,
    });
  });

  it('does not call a change of use one where only one result had evidence', () => {
    const evidence = [{ source: 'database', window: null, basis: 'rows' }];
    const told = compareResults(before, { ...before, evidence });
    expect(told.addons[0]!.usage).toMatchObject({ change: null, limits: ['evidence'] });
    expect(told.limits).toContainEqual({
      kind: 'evidence',
      subject: 'database',
      why: 'evidence of the newer result only',
    });
  });

  it('warns where the settings differ, and says nothing where that is the target alone or not known', () => {
    const told = (settings: string | undefined, target = before.target) =>
      compareResults(
        { ...before, provenance: { settings: 'aaaaaaaaaaaa' } },
        { ...before, target, provenance: settings === undefined ? undefined : { settings } },
      ).limits.map(({ kind }) => kind);
    expect(told('bbbbbbbbbbbb')).toEqual(['settings']);
    expect(told('aaaaaaaaaaaa')).toEqual([]);
    expect(told(undefined)).toEqual([]);
    expect(told('bbbbbbbbbbbb', '19.0')).toEqual(['target']);
  });

  it('warns where the older result is the younger one', () => {
    const at = (generatedAt: string) => ({ ...before, generatedAt });
    const told = compareResults(at('2026-11-02T08:00:00Z'), at('2026-10-02T08:00:00Z'));
    expect(told.limits.map(({ kind }) => kind)).toContain('order');
  });
});
