import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html, link, trusted } from '../../../reports/shared/html.js';

describe('html', () => {
  it('escapes every value that is not markup', () => {
    const name = '</td><img src=x onerror="alert(1)">\'&';
    expect(`${html`<td title="${name}">${name}</td>`}`).toBe(
      '<td title="&lt;/td&gt;&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&#39;&amp;">&lt;/td&gt;&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&#39;&amp;</td>',
    );
  });

  it('nests markup and lists, and leaves out nothing-values', () => {
    expect(`${html`<ul>${['a<', html`<b>${1}</b>`, null, false, undefined]}${trusted('<hr>')}</ul>`}`).toBe(
      '<ul>a&lt;<b>1</b><hr></ul>',
    );
  });

  it('lets no text bring in a tag or end an attribute', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/[<>"'\u0000-\u001f]/.test(`${html`${text}`}`)));
  });
});

describe('link', () => {
  it('links http and https, nothing else', () => {
    expect(`${link('https://odoo.com/a?b=1&c=2')}`).toBe(
      '<a href="https://odoo.com/a?b=1&amp;c=2" rel="noopener noreferrer">https://odoo.com/a?b=1&amp;c=2</a>',
    );
    for (const bad of [
      'javascript:alert(1)',
      ' https://x',
      'https://a b',
      'data:text/html,x',
      '//x',
      'https://',
      'JAVASCRIPT://%0aalert(1)',
    ]) {
      expect(`${link(bad)}`).not.toContain('<a');
    }
  });
});
