import { describe, expect, it } from 'vitest';
import { renderGithub } from '../../../reports/github/github.js';
import { emptyHarbour, harbour } from '../harbour.js';

describe('renderGithub', () => {
  it('is the golden log', async () => {
    await expect(renderGithub(harbour())).toMatchFileSnapshot('../golden/annotations.txt');
  });

  it('shows ten of each kind and counts the rest, or as many as asked for', () => {
    const commands = (text: string) => text.split('\n').filter((line) => line.startsWith('::'));
    for (const kind of ['error', 'warning', 'notice']) {
      const shown = commands(renderGithub(harbour())).filter((line) => line.startsWith(`::${kind} `));
      expect(shown).toHaveLength(10);
    }
    expect(renderGithub(harbour())).toContain('94 more findings not shown here');
    expect(commands(renderGithub(harbour(), { maxAnnotations: 500 }))).toHaveLength(124);
    expect(renderGithub(emptyHarbour())).toBe('');
  });

  it('shows decisions that do not hold, then what is new since the baseline, and nothing that is known', () => {
    const result = harbour();
    result.findings = result.findings.slice(0, 3).map((finding, index) => ({ ...finding, isNew: index === 1 }));
    result.problems = [{ kind: 'stale', path: 'harbour_base/a.py', line: 7, message: 'security/x is not found' }];
    const lines = renderGithub(result).trim().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toBe('::error file=harbour_base/a.py,line=7,title=odoo-debt::security/x is not found');
    expect(lines[1]).toContain(`title=${result.findings[1]!.rule}::`);
  });

  it('lets no text end a command or start one', () => {
    const result = harbour();
    const [finding] = result.findings;
    result.findings = [{ ...finding!, path: 'a,b:c%.py', message: 'one\n::error::two 100%\r' }];
    expect(renderGithub(result)).toBe(
      `::error file=a%2Cb%3Ac%25.py,line=12,endLine=12,col=5,title=${finding!.rule}::one\\n::error::two 100%25\\r\n`,
    );
  });
});
