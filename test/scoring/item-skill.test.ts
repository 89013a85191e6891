import { describe, expect, it } from 'vitest';
import { skillOf } from '../../scoring/item-skill.js';
import type { Finding } from '../../src/domain/finding.js';

const at = (path: string, effortMinutes: number) => ({ path, effortMinutes }) as Finding;

describe('the skill of an item', () => {
  it('is the language that most of its minutes are in', () => {
    expect(skillOf([at('models/loan.py', 10), at('views/loan.xml', 30)])).toBe('xml');
    expect(skillOf([at('models/loan.py', 40), at('views/loan.xml', 30)])).toBe('python');
    expect(skillOf([at('__manifest__.py', 5)])).toBe('python');
    expect(skillOf([at('security/ir.model.access.csv', 5)])).toBe('xml');
  });

  it('counts templates of the web client and styles as JavaScript, and no folder that only sounds like it', () => {
    expect(skillOf([at('static/src/xml/shelf.xml', 5)])).toBe('javascript');
    expect(skillOf([at('static/src/shelf.scss', 5)])).toBe('javascript');
    expect(skillOf([at('views/static_src/shelf.xml', 5)])).toBe('xml');
  });

  it('is not known without a finding', () => {
    expect(skillOf([])).toBeUndefined();
  });
});
