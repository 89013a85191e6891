import path from 'node:path';
import { expect, it } from 'vitest';
import { reportLook } from '../../../src/cli/report-look.js';
import { configSchema } from '../../../src/config/schema.js';
import { tree } from '../../helpers/tree.js';

const SVG = '<?xml version="1.0"?>\n<!-- Selsey -->\n<svg xmlns="http://www.w3.org/2000/svg"/>';
const FILES = { 'brand/logo.svg': SVG, 'notes.txt': 'no picture', 'big.svg': `<svg>${' '.repeat(100_000)}</svg>` };
const look = (report: object, lang?: 'nl') => reportLook(configSchema.parse({ report }), tree(FILES), lang);

it('takes the language of the configuration, and that of the command line before it', () => {
  expect([look({}).lang, look({ lang: 'pl' }).lang, look({ lang: 'pl' }, 'nl').lang]).toEqual(['en', 'pl', 'nl']);
});

it('embeds a logo as a picture, and refuses what is none in one line', () => {
  expect(look({ logo: path.join('brand', 'logo.svg'), logoText: 'Selsey' }).style!.logo).toEqual({
    data: `data:image/svg+xml;base64,${Buffer.from(SVG).toString('base64')}`,
    alt: 'Selsey',
  });
  expect(() => look({ logo: 'notes.txt' })).toThrow(/^report\.logo: notes\.txt: is neither PNG nor SVG$/);
  expect(() => look({ logo: 'big.svg' })).toThrow(/^report\.logo: big\.svg: has 100011 bytes, 100000 are the most$/);
  expect(() => look({ logo: 'gone.svg' })).toThrow(/^report\.logo: gone\.svg: .*ENOENT/);
  expect(() => look({ logo: 'brand' })).toThrow(/^report\.logo: brand: is no file$/);
});

it('refuses colours that cannot be read, and a currency that is none', () => {
  expect(() => look({ accent: '#ffd400' })).toThrow(/^report\.accent: #ffd400 cannot be read on light paper/);
  expect(() => look({ accentDark: '#67bfcb' })).toThrow('report.accentDark: needs report.accent');
  expect(look({ accent: '#0d5c69' }).style!.accent!.light).toEqual({ accent: '#0d5c69', tint: expect.any(String) });
  expect(configSchema.safeParse({ report: { currency: 'XQQ' } }).success).toBe(false);
});
