import { describe, expect, it } from 'vitest';
import { renderCsv } from '../../helpers/reports.js';
import { FORMULA_NAME, harbour } from '../harbour.js';

/** RFC 4180, as a reader would read it. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  for (const line of text.split('\r\n').slice(0, -1)) {
    const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)];
    rows.push(cells.map(([, quoted, bare]) => (quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'))));
  }
  return rows;
}

describe('renderCsv', () => {
  it('has one row a finding, all of the same length', () => {
    const rows = parseCsv(renderCsv(harbour()));
    expect(rows).toHaveLength(harbour().findings.length + 1);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([19]));
    expect(rows[0]!.slice(0, 3)).toEqual(['id', 'rule', 'family']);
  });

  it('leaves no cell that a spreadsheet would calculate', () => {
    const result = harbour();
    const texts = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', '"=1', 'a,"b"'];
    texts.forEach((text, index) => {
      result.findings[index]!.message = text;
    });
    for (const cell of parseCsv(renderCsv(result)).flat()) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
    const messages = parseCsv(renderCsv(result)).map((row) => row[16]);
    expect(messages).toContain("'=1+1");
    expect(messages).toContain('a,"b"');
    expect(renderCsv(harbour())).toContain(`'${FORMULA_NAME}`);
  });

  it('is the golden file of one addon', async () => {
    const result = harbour();
    result.findings = result.findings.filter(
      (finding) => finding.addon === FORMULA_NAME || finding.addon === 'harbour_crew',
    );
    await expect(renderCsv(result)).toMatchFileSnapshot('../golden/findings.csv');
  });
});
