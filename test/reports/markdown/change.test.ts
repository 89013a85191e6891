import { describe, expect, it } from 'vitest';
import { MARKER, renderChange } from '../../../reports/markdown/change.js';
import { renderMarkdown } from '../../../reports/markdown/markdown.js';
import { compareResults } from '../../../src/compare/index.js';
import type { Result } from '../../../src/domain/result.js';
import { harbour, largeHarbour } from '../harbour.js';

/** The harbour with its last findings new, and two of an older one repaid. */
function change(result = harbour(), fresh = 2): { older: Result; newer: Result } {
  const gone = result.findings.slice(0, 2);
  const older = { ...result, findings: result.findings.slice(0, result.findings.length - fresh) };
  const left = result.findings.filter((finding) => !gone.includes(finding));
  const findings = left.map((finding, index) => ({ ...finding, isNew: index >= left.length - fresh }));
  const baseline = { known: left.length - fresh, new: fresh, fixed: 2 };
  const diff = { ref: 'origin/18.0', commits: [null], addons: [result.addons[0]!.key] };
  return { older, newer: { ...result, findings, baseline, diff } };
}

const page = ({ older, newer }: ReturnType<typeof change>, options = {}) =>
  renderChange(newer, compareResults(older, newer), options);

describe('renderChange', () => {
  it('is the golden page', async () => {
    const gates = [
      { gate: 'fail-on', limit: 'high', state: 'fails', found: '1 new finding (1 high)' },
      {
        gate: 'min-rating',
        limit: 'C',
        state: 'unknown',
        found: 'too little could be read to tell (3 of 412 files whole)',
      },
    ] as const;
    const linkTo = 'https://example.com/quay/addons/blob/0123';
    await expect(page(change(), { gates, linkTo })).toMatchFileSnapshot('../golden/change.md');
  });

  it('is what Markdown is about a change', () => {
    const { older, newer } = change();
    const comparison = compareResults(older, newer);
    expect(renderMarkdown(newer, { comparison })).toBe(renderChange(newer, comparison));
    expect(renderMarkdown(newer)).not.toContain(MARKER);
  });

  it('fits into a comment, however much is new', () => {
    const many = change(largeHarbour(200, 5000), 4000);
    many.newer.findings = many.newer.findings.map((one) => ({
      ...one,
      message: '@'.repeat(400),
      path: '&'.repeat(400),
    }));
    const text = page(many);
    expect(text.length).toBeLessThan(60_001);
    expect(text).toMatch(/… and 3,9\d\d more/);
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
  });

  it('says that nothing is new', () => {
    const { newer } = change();
    const findings = newer.findings.map((one) => ({ ...one, isNew: false }));
    const same = { ...newer, findings, baseline: { known: findings.length, new: 0, fixed: 0 } };
    expect(renderChange(same, compareResults(same, same))).toMatch(
      /^<!-- odoo-debt: change -->\n## .*\n\n\*\*Nothing new\*\* since <code>origin\/18\.0<\/code>, 0 repaid, \d+ as before\.\n/,
    );
  });

  it('is not broken by hostile names', () => {
    const both = change();
    const evil = ') [x](javascript:1) | `</code>` <img src=x> @team #12 GH-12 !12 \n## big\n/close';
    both.newer.findings = both.newer.findings.map((one) => ({ ...one, path: evil, message: evil, rule: evil }));
    both.newer.diff = { ...both.newer.diff!, ref: evil };
    const text = page(both, { linkTo: 'https://example.com/a/blob/0' });
    expect(text).not.toMatch(/<img|\n\/close|\n## big|(?<!\\)`|<\/code>`/);
    // Inside the tag nothing is looked for.
    expect(text.replace(/<code>.*?<\/code>/g, '').replace(/\]\(https:\S*\)/g, '')).not.toMatch(
      /@team|(?<!&)#12|GH-12|!12/,
    );
    const row = text.split('\n').find((line) => /^\| (blocker|high|medium|low|info) \|/.test(line))!;
    expect(row.match(/(?<!\\)\|/g)).toHaveLength(5);
    const address = /\]\((https:[^\s]*)\)/.exec(row)![1]!;
    expect(address).toMatch(/^https:\/\/example\.com\/a\/blob\/0\/[\w%./-]+#L\d+$/);
  });
});
