import { describe, expect, it } from 'vitest';
import { MOST_RESULTS, renderSarif } from '../../../reports/sarif/sarif.js';
import { HARBOUR_RULES, harbour, largeHarbour } from '../harbour.js';

type Log = ReturnType<typeof parse>;
function parse(text: string) {
  return JSON.parse(text).runs[0];
}

describe('renderSarif', () => {
  it('is the golden log of three findings', async () => {
    const result = harbour();
    result.findings = result.findings
      .filter((finding) => finding.addon.startsWith('</script>'))
      .concat(result.findings[0]!);
    await expect(renderSarif(result)).toMatchFileSnapshot('../golden/findings.sarif');
  });

  it('gives every result a rule, a stable fingerprint, a rank that falls, and its effort', () => {
    const run: Log = parse(renderSarif(harbour()));
    let rank = 100;
    for (const entry of run.results) {
      expect(run.tool.driver.rules[entry.ruleIndex].id).toBe(entry.ruleId);
      expect(entry.partialFingerprints['odooDebtFinding/v1']).toBe(entry.partialFingerprints.primaryLocationLineHash);
      expect(entry.properties.effortMinutes).toBeGreaterThan(0);
      expect(entry.rank).toBeLessThanOrEqual(rank);
      rank = entry.rank;
    }
    const prints = run.results.map((entry: { partialFingerprints: object }) =>
      JSON.stringify(entry.partialFingerprints),
    );
    expect(new Set(prints).size).toBe(harbour().findings.length);
  });

  it('says what is new since the baseline, and which decisions do not hold', () => {
    const result = harbour();
    result.findings.forEach((finding, index) => {
      finding.isNew = index % 2 === 0;
    });
    result.problems = [
      { kind: 'stale', path: 'harbour_base/a b.py', line: 7, message: 'security/unsafe-eval is not found' },
      { kind: 'unknown-rule', path: 'odoo-debt-accepted.yaml', line: null, message: 'no such rule' },
    ];
    const run: Log = parse(renderSarif(result));
    const fresh = run.results.filter((entry: { baselineState: string }) => entry.baselineState === 'new');
    expect(fresh.length).toBe(Math.ceil(result.findings.length / 2));
    const told = run.invocations[0].toolConfigurationNotifications;
    expect(told.map((entry: { level: string }) => entry.level)).toEqual(['error', 'error']);
    expect(told[0].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'harbour_base/a%20b.py' },
      region: { startLine: 7 },
    });
    expect(told[1].locations[0].physicalLocation.region).toBeUndefined();
  });

  it('keeps fingerprints when lines move', () => {
    const moved = harbour();
    for (const finding of moved.findings) {
      finding.line += 40;
      finding.endLine += 40;
    }
    const prints = (text: string) =>
      parse(text).results.map((entry: { partialFingerprints: object }) => entry.partialFingerprints);
    expect(prints(renderSarif(moved))).toEqual(prints(renderSarif(harbour())));
  });

  it('keeps the 5,000 most urgent and says so', () => {
    const large = largeHarbour(200, 5400);
    const run: Log = parse(renderSarif(large));
    expect(run.results).toHaveLength(MOST_RESULTS);
    expect(run.properties).toMatchObject({ findings: 5400, truncated: true });
    expect(run.invocations[0].toolExecutionNotifications[0].message.text).toContain('5,000 most urgent of 5,400');
    const blockers = large.findings.filter((finding) => finding.severity === 'blocker').length;
    const kept = run.results.filter(
      (entry: { properties: { severity: string } }) => entry.properties.severity === 'blocker',
    );
    expect(kept).toHaveLength(blockers);
    expect(parse(renderSarif(harbour())).properties.truncated).toBe(false);
  });

  it('shows the further lines, what other tools tell, and where the facts of a rule can be read', () => {
    const result = harbour();
    const urgent =
      result.findings.find((finding) => finding.family === 'security' && finding.severity === 'blocker') ??
      result.findings[0]!;
    result.findings = [
      { ...urgent, rule: 'security/x', family: 'security', alsoAt: [20, 31], alsoBy: ['imported/bandit/B608'] },
    ];
    const rules = [
      {
        ...HARBOUR_RULES[0]!,
        id: 'security/x',
        family: 'security' as const,
        sources: ['page 3', 'https://x.y/z (note)'] as [string, string],
      },
    ];
    const run: Log = parse(renderSarif(result, { rules }));
    const [entry] = run.results;
    expect(
      entry.relatedLocations.map((at: { physicalLocation: { region: object } }) => at.physicalLocation.region),
    ).toEqual([{ startLine: 20 }, { startLine: 31 }]);
    expect(entry.properties.alsoBy).toEqual(['imported/bandit/B608']);
    expect(run.tool.driver.rules[0].helpUri).toBe('https://x.y/z');
    expect(Number(run.tool.driver.rules[0].properties['security-severity'])).toBeGreaterThan(0);
  });

  it('tells what was accepted only where it is asked for, and as suppressed', () => {
    const result = harbour();
    const { id, rule, addon, path, line, severity, message } = result.findings[0]!;
    const about = { id, rule, addon, path, line, severity, message, reason: 'reviewed in March' };
    result.accepted = [{ ...about, owner: 'Anna', until: null, by: 'register', where: 'accept.0', note: null }];
    result.findings = [];
    expect(parse(renderSarif(result)).results).toEqual([]);
    const run: Log = parse(renderSarif(result, { withAccepted: true }));
    expect(run.results[0].suppressions[0]).toMatchObject({
      kind: 'external',
      status: 'accepted',
      justification: 'reviewed in March',
    });
    expect(run.tool.driver.rules[run.results[0].ruleIndex].id).toBe(rule);
  });

  it('encodes paths and tells titles and help where it has them', () => {
    const result = harbour();
    result.findings[0]!.path = 'addons/a b/\ud800#?.py';
    const text = renderSarif(result, { rules: HARBOUR_RULES });
    expect(text).toContain('"uri": "addons/a%20b/%EF%BF%BD%23%3F.py"');
    expect(parse(text).tool.driver.rules[0].help.text).toContain('Mend it.');
  });
});
