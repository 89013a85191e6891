import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shippedObservations } from '../../../analyzers/changes/observed.js';
import { loadModel } from '../../../scoring/data/load.js';
import {
  type CertaintyFigures,
  certaintyTable,
  type ModelProvenance,
  modelTable,
  PAGE,
  withBlock,
} from '../../../scripts/fit/page.js';

const figures = { rho: 0.7, size: 0.5, band: 0.71, below: 0.1, above: 0.19, width: 20, log2: 1, pinball: 0.3 };

describe('the page on effort', () => {
  const page = readFileSync(PAGE, 'utf8');

  it('tells the figures of the model that ships', () => {
    const provenance = loadModel().provenance as unknown as ModelProvenance;
    expect(withBlock(page, 'model figures', modelTable(provenance))).toBe(page);
  });

  it('tells the figures of the observations that ship', () => {
    const shipped = shippedObservations().provenance.figures as Record<string, CertaintyFigures>;
    expect(withBlock(page, 'certainty figures', certaintyTable(shipped))).toBe(page);
  });
});

describe('its tables', () => {
  it('have a row for a step with enough migrations, and the mean of the steps that count', () => {
    const table = modelTable({
      migrations: 1234,
      repositories: ['a', 'b'],
      figures: {
        '13.0': { ...figures, migrations: 100 },
        '17.0': { ...figures, migrations: 300, rho: 0.8, band: 0.67 },
        '18.0': { ...figures, migrations: 20 },
      },
    });
    expect(table).toContain('1,234 migrations of 2 OCA repositories');
    expect(table).toContain('| 17.0 | 300 | .80 | .50 | 67 % | 10 % | 19 % | 2.0 |');
    expect(table).toContain('| **.75** | .50 | **68 %** |');
    expect(table).not.toContain('18.0');
  });

  it('replace what stood between the markers, and nothing else', () => {
    const [begin, end] = ['<!-- x: written by the program that measures -->', '<!-- end of x -->'];
    expect(withBlock(`a\n${begin}\nold\n${end}\nb`, 'x', 'new')).toBe(`a\n${begin}\nnew\n${end}\nb`);
    expect(() => withBlock('a', 'x', 'new')).toThrow('has no block');
  });
});
