import { describe, expect, it } from 'vitest';
import { renderGitlab } from '../../helpers/reports.js';
import { harbour } from '../harbour.js';

describe('renderGitlab', () => {
  it('has what GitLab asks for, nothing absolute, each fingerprint once', () => {
    const issues = JSON.parse(renderGitlab(harbour()));
    expect(issues).toHaveLength(124);
    expect(new Set(issues.map((issue: { fingerprint: string }) => issue.fingerprint)).size).toBe(124);
    for (const issue of issues) {
      expect(Object.keys(issue)).toEqual(['description', 'check_name', 'fingerprint', 'severity', 'location']);
      expect(['info', 'minor', 'major', 'critical', 'blocker']).toContain(issue.severity);
      expect(issue.location.path).not.toMatch(/^(\.?\/|[a-z]:)/i);
    }
    expect(issues[0]).toMatchObject({ severity: 'blocker', location: { lines: { begin: expect.any(Number) } } });
  });
});
