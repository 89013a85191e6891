import { describe, expect, it } from 'vitest';
import { chanceOf, constructFeatures, smoothed } from '../../scoring/construct-features.js';
import { constructLines, wantedOf } from '../../scoring/constructs.js';
import { manifest, method, python, pythonClass, source, xml } from './library.js';

const usual = { python: 0.1, xml: 0.1, javascript: 0.5, csv: 0 };
const rates = (name: string) => (name === 'py.call:name_get' ? { lines: 30, changed: 27 } : undefined);

describe('constructs of a line', () => {
  const call = { line: 12, column: 1, function: 0, class: 0, args: [], kwargs: {}, loop: 0, used: true };
  const addon = source(
    { name: 'library_loan' },
    {
      manifest: manifest(),
      python: [
        python('models/loan.py', 40, {
          classes: [pythonClass({ line: 3, inherit: ['res.partner'] })],
          functions: [method({ name: 'name_get', line: 11 })],
          calls: [{ ...call, callee: 'super().name_get', name: 'name_get' }],
        }),
        python('tests/test_loan.py', 40, { calls: [{ ...call, callee: 'self.name_get', name: 'name_get' }] }),
      ],
      xml: [xml('views/loan.xml', 9, [{ model: 'ir.ui.view', inherit: 'base.view_partner_form' }])],
    },
  );

  it('come from facts, by place, without tests', () => {
    const lines = constructLines(addon);
    expect(lines.map(({ path, line }) => `${path}:${line}`)).toEqual([
      'models/loan.py:3',
      'models/loan.py:11',
      'models/loan.py:12',
      'views/loan.xml:1',
    ]);
    expect(lines[0]!.constructs).toContain('py.inherit:res.partner');
    expect(lines[2]!.constructs).toEqual(expect.arrayContaining(['py.call:name_get', 'py.super:name_get']));
    expect(lines[3]!.constructs).toContain('xml.inherit:base.view_partner_form');
  });

  it('make a line as likely to change as the one that changes most', () => {
    expect(chanceOf({ language: 'python', constructs: ['py.attr:id'] }, rates, 0.1)).toEqual({ chance: 0.1, by: null });
    const { chance, by } = chanceOf({ language: 'python', constructs: ['py.attr:id', 'py.call:name_get'] }, rates, 0.1);
    expect(by).toBe('py.call:name_get');
    expect(chance).toBeCloseTo((27 + 0.6) / 36);
  });

  it('say little where they were seen little', () => {
    expect(smoothed({ lines: 0, changed: 0 }, 0.1)).toBeCloseTo(0.1);
    expect(smoothed({ lines: 1, changed: 1 }, 0.1)).toBeLessThan(0.3);
    expect(smoothed({ lines: 1000, changed: 1000 }, 0.1)).toBeGreaterThan(0.99);
  });

  it('are named only where somebody asks for them, and count the same', () => {
    const wanted = wantedOf(['py.call:name_get', 'py.command']);
    const few = constructLines(addon, wanted);
    expect(few.flatMap(({ constructs }) => constructs)).toEqual(['py.call:name_get']);
    expect(few.map(({ path, line }) => `${path}:${line}`)).toEqual(
      constructLines(addon).map(({ path, line }) => `${path}:${line}`),
    );
    expect(constructFeatures(few, rates, usual)).toEqual(constructFeatures(constructLines(addon), rates, usual));
  });

  it('add up by language', () => {
    const features = constructFeatures(constructLines(addon), rates, usual);
    expect(features['constructs.sure']).toBe(1);
    expect(features['constructs.xml']).toBeCloseTo(0.1);
    expect(features['constructs.python']).toBeCloseTo(0.2 + 27.6 / 36);
    expect(features['constructs.all']).toBeCloseTo(features['constructs.python']! + features['constructs.xml']!);
  });
});
